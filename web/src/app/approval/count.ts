// Keeps the number of open requests fresh: asked at the start, after each
// notice, and when a meeting in sight waits or stops waiting.
import * as asking from '../../lib/api/asking';
import type { ChangeEvent } from '../../lib/api/types';
import { hear } from '../connection.svelte';
import { nowOpen } from './open.svelte';

const SETTLE_MS = 400;
const MOST = 100;

/** Counts until the returned function is called. */
export function keepCounting(): () => void {
  let settling: ReturnType<typeof setTimeout> | undefined;
  const count = (): void => void asking.approvals('waiting', undefined, MOST).then(
    ({ items }) => nowOpen(items.length),
    () => undefined,
  );
  const soon = (): void => {
    clearTimeout(settling);
    settling = setTimeout(count, SETTLE_MS);
  };
  const matters = ({ type }: ChangeEvent): boolean => type.startsWith('notice.') || concernsRequests(type);
  const deaf = hear({ changed: (event) => matters(event) && soon(), resumed: soon });
  count();
  return () => {
    clearTimeout(settling);
    deaf();
  };
}

const EVENTS = ['requested', 'changeRequested', 'approved', 'changeApproved', 'declined', 'changeDeclined', 'changeWithdrawn', 'cancelled'].map((name) => `meeting.${name}`);

export function concernsRequests(type: string): boolean {
  return EVENTS.includes(type);
}
