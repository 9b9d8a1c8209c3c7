// The person's own meetings in a stretch of time. An act shows at once and is
// taken back with its reason when the server refuses it.
import { Burst } from '../../lib/api/burst';
import * as api from '../../lib/api/client';
import { type Act, isAway } from '../../lib/api/client';
import { keepThing, recallThing } from '../../lib/api/shelf';
import type { ChangeEvent, Meeting, Scope } from '../../lib/api/types';
import { t } from '../../lib/i18n/fluent.svelte';
import { MINUTE, toRfc3339 } from '../../lib/time/zone';
import { toast } from '../../lib/ui/toasts.svelte';
import { shownFrom } from '../connection.svelte';
import { part } from './partings';
import { reasonOf } from './refusal';

export interface Stretch {
  start: string;
  end: string;
}

/** What the meeting will look like when the act succeeds; the server's answer follows. */
export function afterAct(meeting: Meeting, act: Act, minutes: number, now: number): Meeting {
  const without = meeting.actions.filter((action) => action !== act);
  switch (act) {
    case 'checkIn':
      return { ...meeting, state: 'running', checkedInAt: toRfc3339(now), actions: without };
    case 'extend':
      return { ...meeting, end: toRfc3339(Date.parse(meeting.end) + minutes * MINUTE) };
    case 'end':
      return { ...meeting, state: 'ended', end: toRfc3339(Math.floor(now / MINUTE) * MINUTE), actions: [] };
    case 'approve':
      return { ...meeting, state: 'confirmed', actions: without.filter((action) => action !== 'decline') };
    case 'decline':
      return { ...meeting, state: 'declined', actions: [] };
    case 'undoRelease':
      return { ...meeting, state: 'running', checkedInAt: toRfc3339(now), actions: without };
  }
}

function actText(meeting: Meeting, act: Act): string {
  const title = meeting.subject ?? t('ui-busy');
  switch (act) {
    case 'checkIn':
      return t('ui-checked-in', { title });
    case 'extend':
      return t('ui-extended', { title });
    case 'end':
      return t('ui-ended-early', { title });
    case 'approve':
      return t('ui-approved', { title });
    case 'decline':
      return t('ui-declined', { title });
    case 'undoRelease':
      return t('ui-ask-taken-back', { title });
  }
}

/** Runs an act with its message; the meeting as the server has it now, or null when refused. */
export async function runAct(meeting: Meeting, act: Act, more: { minutes?: number; reason?: string } = {}): Promise<Meeting | null> {
  try {
    const after = await api.actOn(meeting.id, act, more);
    toast(actText(meeting, act));
    return after;
  } catch (error) {
    toast(reasonOf(error), { tone: 'problem' });
    return null;
  }
}

/** What was given up is left out, except what can still be taken back. */
export function keeps(meeting: Meeting): boolean {
  if (meeting.state === 'released') return meeting.actions.includes('undoRelease');
  return meeting.state !== 'cancelled' && meeting.state !== 'declined';
}

export class Agenda {
  failure = $state.raw<unknown>(null);
  private known = $state.raw<Meeting[] | null>(null);
  /** Shown in place of what is known, until the server has answered. */
  private expected = $state.raw<ReadonlyMap<string, Meeting>>(new Map());
  private gone = $state.raw<readonly ((meeting: Meeting) => boolean)[]>([]);
  private readonly burst = new Burst(() => void this.refresh());
  private asked: AbortController | null = null;
  private stretch: Stretch | null = null;

  /** With a name, what was known last is kept for times without the network. */
  constructor(private readonly shelf: string | null = null) {}

  /** Null until the first answer; what was given up is left out. */
  readonly meetings: readonly Meeting[] | null = $derived.by(
    () => this.known?.map((meeting) => this.expected.get(meeting.id) ?? meeting).filter((meeting) => keeps(meeting) && !this.gone.some((isGone) => isGone(meeting))) ?? null,
  );

  async show(stretch: Stretch): Promise<void> {
    const other = this.stretch?.start !== stretch.start || this.stretch.end !== stretch.end;
    this.stretch = stretch;
    if (other) await this.refresh();
  }

  async refresh(): Promise<void> {
    if (!this.stretch) return;
    this.asked?.abort();
    const asked = new AbortController();
    this.asked = asked;
    try {
      const found = await api.myMeetings(this.stretch.start, this.stretch.end, asked.signal);
      if (this.asked !== asked) return;
      this.known = found.sort((a, b) => Date.parse(a.start) - Date.parse(b.start));
      this.failure = null;
      if (this.shelf) void keepThing(this.shelf, this.known);
    } catch (error) {
      if (asked.signal.aborted) return;
      if (isAway(error)) await this.recall();
      this.failure = error;
    }
  }

  /** What was known last; nothing can be done to it before the server is there again. */
  private async recall(): Promise<void> {
    const kept = this.shelf && this.known === null ? await recallThing<Meeting[]>(this.shelf) : null;
    if (!kept) return;
    const { start = '', end = '' } = this.stretch ?? {};
    this.known = kept.value.filter((meeting) => Date.parse(meeting.end) > Date.parse(start) && Date.parse(meeting.start) < Date.parse(end)).map((meeting) => ({ ...meeting, actions: [] }));
    shownFrom(kept.at);
  }

  /** Somebody changed something; bursts are gathered into one question. */
  changed(event: ChangeEvent): void {
    if (!event.meetingId && !event.type.startsWith('meeting.') && !event.type.startsWith('series.')) return;
    this.burst.tell();
  }

  stop(): void {
    this.burst.stop();
    this.asked?.abort();
  }

  async act(meeting: Meeting, act: Act, minutes = 15): Promise<void> {
    this.expect(meeting.id, afterAct(meeting, act, minutes, Date.now()));
    const after = await runAct(meeting, act, { minutes });
    if (after) this.known = this.known?.map((other) => (other.id === after.id ? after : other)) ?? null;
    this.expect(meeting.id, null);
  }

  private expect(id: string, meeting: Meeting | null): void {
    const next = new Map(this.expected);
    if (meeting) next.set(id, meeting);
    else next.delete(id);
    this.expected = next;
  }

  cancel(meeting: Meeting, scope: Scope | undefined): void {
    const start = Date.parse(meeting.start);
    const isGone = (other: Meeting): boolean => {
      if (other.id === meeting.id) return true;
      if (!meeting.seriesId || other.seriesId !== meeting.seriesId) return false;
      return scope === 'all' || (scope === 'following' && Date.parse(other.start) > start);
    };
    this.gone = [...this.gone, isGone];
    const lift = (): void => {
      this.gone = this.gone.filter((other) => other !== isGone);
    };
    part(meeting.subject ?? t('ui-busy'), meeting.id, scope, lift, () => this.refresh());
  }
}
