// How many notices the person has not read; kept fresh by the live stream.
import * as api from '../../lib/api/client';
import type { ChangeEvent } from '../../lib/api/types';

let count = $state(0);
let settling: ReturnType<typeof setTimeout> | undefined;

const SETTLE_MS = 300;

export function unread(): number {
  return count;
}

export function nowUnread(next: number): void {
  count = next;
}

export async function countUnread(): Promise<void> {
  const { unread: next } = await api.inbox(undefined, 1);
  count = next;
}

export function noticeArrived(event: ChangeEvent): void {
  if (!event.type.startsWith('notice.')) return;
  clearTimeout(settling);
  settling = setTimeout(() => void countUnread().catch(() => undefined), SETTLE_MS);
}
