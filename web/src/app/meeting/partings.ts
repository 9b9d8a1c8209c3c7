// Cancelled on the page, told to the server when the time for 'undo' is over:
// at the end of the toast, or at once when the person goes elsewhere.
import * as api from '../../lib/api/client';
import type { Scope } from '../../lib/api/types';
import { t } from '../../lib/i18n/fluent.svelte';
import { dismiss, toast } from '../../lib/ui/toasts.svelte';
import { reasonOf } from './refusal';

interface Parting {
  meetingId: string;
  scope: Scope | undefined;
  /** Puts the meeting back on the page. */
  lift: () => void;
  /** The server has answered, either way; the page should look again before `lift`. */
  refresh: () => Promise<void>;
  toast: number;
}

const open = new Map<string, Parting>();

export function part(title: string, meetingId: string, scope: Scope | undefined, lift: () => void, refresh: () => Promise<void>): void {
  const parting: Parting = { meetingId, scope, lift, refresh, toast: 0 };
  open.set(meetingId, parting);
  parting.toast = toast(t('ui-cancelled', { title }), {
    action: {
      label: t('ui-undo'),
      run: () => {
        if (open.delete(meetingId)) lift();
      },
    },
    left: () => void tell(parting),
  });
}

async function tell(parting: Parting, keepalive = false): Promise<void> {
  if (!open.delete(parting.meetingId)) return;
  try {
    await api.cancelMeeting(parting.meetingId, parting.scope, keepalive);
  } catch (error) {
    toast(reasonOf(error), { tone: 'problem' });
  }
  await parting.refresh();
  parting.lift();
}

/** The page is going away: what was cancelled is told to the server now. Resolves when it has heard all. */
export async function flushPartings(): Promise<void> {
  const leaving = [...open.values()];
  const told = leaving.map((parting) => tell(parting, true));
  // What is told can no longer be undone, so the offer goes, too.
  for (const parting of leaving) dismiss(parting.toast);
  await Promise.all(told);
}
