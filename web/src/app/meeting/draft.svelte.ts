// A meeting being composed: what will be booked, and what the server thinks of
// it so far. Asked again after each change, never more than once at a time.
import * as api from '../../lib/api/client';
import type { MeetingRequest, Preview, Problem, RoomSpan } from '../../lib/api/types';
import { type CalendarDate, MINUTE, dateOf, dayIn, instantOf, toRfc3339, wallTime } from '../../lib/time/zone';
import { type Repeat, proposedEnd, rruleOf } from '../../lib/time/recurrence';
import { t } from '../../lib/i18n/fluent.svelte';
import type { Place } from '../../lib/timeline/rows';
import type { Invited } from '../person/invited';
import { problemIn, reasonOf, violationTexts } from './refusal';

export interface Verdict {
  /** In words; empty when all is well. */
  reason: string;
  alternatives: RoomSpan[];
  /** How many dates a repeating meeting would have. */
  dates: number;
  /** Starts of those that clash with another meeting. */
  clashes: string[];
}

const NOTHING: Verdict = { reason: '', alternatives: [], dates: 0, clashes: [] };
const CHECK_AFTER_MS = 180;

function verdictOf(preview: Preview, skips: boolean): Verdict {
  const clashing = preview.occurrences.filter(({ conflicts }) => conflicts.length > 0);
  const violations = preview.occurrences.flatMap((date) => date.violations);
  const reasons = violationTexts(violations);
  if (clashing.length > 0 && !skips) reasons.unshift(t('ui-refusal-room-busy'));
  return {
    reason: preview.ok ? '' : reasons.join(' ') || t('ui-refusal-policy-violation'),
    alternatives: preview.alternatives,
    dates: preview.occurrences.length - (skips ? clashing.length : 0),
    clashes: clashing.map(({ start }) => start),
  };
}

function refusedVerdict(problem: Problem | null, error: unknown): Verdict {
  return {
    ...NOTHING,
    reason: reasonOf(error),
    clashes: [...new Set((problem?.conflicts ?? []).map(({ wanted }) => wanted.start))],
    alternatives: problem?.alternatives ?? [],
  };
}

export class Draft {
  subject = $state('');
  roomId = $state('');
  from = $state(0);
  until = $state(0);
  attendees = $state.raw<Invited[]>([]);
  repeat = $state<Repeat>('none');
  lastDate = $state('');
  skipClashes = $state(false);
  isPrivate = $state(false);
  verdict = $state.raw<Verdict>(NOTHING);
  checking = $state(false);
  key = api.newKey();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asking: AbortController | null = null;

  constructor(
    place: Place,
    public zone: string,
    /** What the meeting is called when the person names it nothing. */
    private readonly fallback: string,
  ) {
    this.roomId = place.roomId;
    this.from = place.from;
    this.until = place.until;
  }

  get date(): CalendarDate {
    return dateOf(this.from, this.zone);
  }

  get place(): Place {
    return { roomId: this.roomId, from: this.from, until: this.until };
  }

  get title(): string {
    return this.subject.trim() || this.fallback;
  }

  get untouched(): boolean {
    return this.subject.trim() === '' && this.attendees.length === 0 && this.repeat === 'none';
  }

  request(): MeetingRequest {
    const rrule = rruleOf(this.repeat, this.date, this.lastDate, this.zone);
    return {
      subject: this.title,
      start: toRfc3339(this.from),
      end: toRfc3339(this.until),
      timeZone: this.zone,
      roomIds: [this.roomId],
      private: this.isPrivate,
      attendees: this.attendees.map(({ personId, email }) => ({
        ...(personId ? { personId } : {}),
        ...(email ? { email } : {}),
        required: true,
      })),
      ...(rrule ? { recurrence: { rrule }, onConflict: this.skipClashes ? ('skip' as const) : ('refuse' as const) } : {}),
    };
  }

  /** Another attempt at other content is another request. */
  private changed(): void {
    this.key = api.newKey();
    clearTimeout(this.timer);
    this.asking?.abort();
    this.timer = setTimeout(() => void this.check(), CHECK_AFTER_MS);
  }

  takePlace(place: Place, zone: string): void {
    this.zone = zone;
    this.roomId = place.roomId;
    this.from = place.from;
    this.until = place.until;
    this.changed();
  }

  setDate(date: CalendarDate): void {
    const length = this.until - this.from;
    this.from = instantOf({ date, minute: wallTime(this.from, this.zone).minute }, this.zone);
    this.until = this.from + length;
    if (this.repeat !== 'none' && this.lastDate < date) this.lastDate = proposedEnd(this.repeat, date);
    this.changed();
  }

  /** Moving the start moves the end with it; a meeting keeps its length. */
  setStart(minute: number): void {
    const length = this.until - this.from;
    this.from = instantOf({ date: this.date, minute }, this.zone);
    this.until = this.from + length;
    this.changed();
  }

  setLength(minutes: number): void {
    this.until = this.from + minutes * MINUTE;
    this.changed();
  }

  setRoom(roomId: string, zone: string): void {
    if (zone !== this.zone) {
      // The wall clock is what people mean: ten o'clock stays ten o'clock in the other city.
      const length = this.until - this.from;
      this.from = instantOf(wallTime(this.from, this.zone), zone);
      this.until = this.from + length;
      this.zone = zone;
    }
    this.roomId = roomId;
    this.changed();
  }

  setAttendees(attendees: Invited[]): void {
    this.attendees = attendees;
    this.changed();
  }

  setRepeat(repeat: Repeat): void {
    this.repeat = repeat;
    if (repeat === 'none') this.skipClashes = false;
    else this.lastDate = proposedEnd(repeat, this.date);
    this.changed();
  }

  setLastDate(date: CalendarDate): void {
    this.lastDate = date;
    this.changed();
  }

  setPrivate(isPrivate: boolean): void {
    this.isPrivate = isPrivate;
    this.key = api.newKey();
  }

  setSkip(skip: boolean): void {
    this.skipClashes = skip;
    this.changed();
  }

  /** Lengths the day still has room for, in quarter hours, the present one among them. */
  lengths(): number[] {
    const rest = Math.round((dayIn(this.date, this.zone).end - this.from) / MINUTE);
    const now = Math.round((this.until - this.from) / MINUTE);
    const all = new Set([now]);
    for (let minutes = 15; minutes <= Math.min(rest, 12 * 60); minutes += minutes < 120 ? 15 : 30) all.add(minutes);
    return [...all].sort((a, b) => a - b);
  }

  async check(): Promise<void> {
    this.asking?.abort();
    const asking = new AbortController();
    this.asking = asking;
    this.checking = true;
    try {
      this.verdict = verdictOf(await api.previewMeeting(this.request(), asking.signal), this.skipClashes);
    } catch (error) {
      if (asking.signal.aborted) return;
      this.verdict = refusedVerdict(problemIn(error), error);
    } finally {
      if (this.asking === asking) this.checking = false;
    }
  }

  refuse(error: unknown): void {
    this.verdict = refusedVerdict(problemIn(error), error);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.asking?.abort();
  }
}
