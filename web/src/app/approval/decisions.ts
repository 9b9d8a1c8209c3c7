// Decided on the page, told to the server when the time for 'undo' is over: a
// word that was heard cannot be taken back. What is open when the page is left
// is told at once.
import * as asking from '../../lib/api/asking';
import type { Verdict } from '../../lib/api/asking';
import { t } from '../../lib/i18n/fluent.svelte';
import { dismiss, toast } from '../../lib/ui/toasts.svelte';
import { problemText, reasonOf } from '../meeting/refusal';

export interface Decision {
  ids: readonly string[];
  verdict: Verdict;
  reason?: string | undefined;
  /** What was decided on, in words. */
  title: string;
}

interface Open extends Decision {
  /** Shows them as waiting again. */
  lift: () => void;
  refresh: () => Promise<void>;
  toast: number;
}

const open = new Set<Open>();

export function decideSoon(decision: Decision, lift: () => void, refresh: () => Promise<void>): void {
  const one: Open = { ...decision, lift, refresh, toast: 0 };
  open.add(one);
  const args = { title: decision.title, count: decision.ids.length };
  one.toast = toast(decision.verdict === 'approve' ? t('ui-ask-did-approve', args) : t('ui-ask-did-decline', args), {
    action: {
      label: t('ui-undo'),
      run: () => {
        if (open.delete(one)) lift();
      },
    },
    left: () => void tell(one),
  });
}

async function tell(one: Open, keepalive = false): Promise<void> {
  if (!open.delete(one)) return;
  try {
    const outcomes = await asking.decide(one.ids, one.verdict, one.reason, keepalive);
    const failed = outcomes.filter(({ problem }) => problem);
    const first = failed[0]?.problem;
    if (first) toast(t('ui-ask-did-not', { count: failed.length, reason: problemText(first) }), { tone: 'problem' });
  } catch (error) {
    toast(reasonOf(error), { tone: 'problem' });
  }
  await one.refresh();
  one.lift();
}

export async function flushDecisions(): Promise<void> {
  const leaving = [...open];
  const told = leaving.map((one) => tell(one, true));
  // What is told cannot be undone any more, so the offer goes, too.
  for (const one of leaving) dismiss(one.toast);
  await Promise.all(told);
}
