// A meeting being composed or changed: what it will be, and what the server
// thinks of it so far. Asked again after each change, never more than once at a time.
import * as api from '../../lib/api/client';
import type { Meeting, MeetingChange, MeetingRequest, PersonRef, Preview, PreviewDate, Problem, RoomSpan, Scope } from '../../lib/api/types';
import { type CalendarDate, MINUTE, dateOf, dayIn, instantOf, toRfc3339, wallTime } from '../../lib/time/zone';
import { type Repeat, type Rule, proposedEnd, rruleOf, ruleFor, ruleText } from '../../lib/time/recurrence';
import { t } from '../../lib/i18n/fluent.svelte';
import type { Place } from '../../lib/timeline/rows';
import { type Invited, invitedOf } from '../person/invited';
import { learnWhy, problemIn, reasonOf, violationTexts } from './refusal';

export interface Verdict {
  /** In words; empty when all is well. */
  reason: string;
  /** The room whose rules say no; empty when none does. */
  ruledBy: string;
  alternatives: RoomSpan[];
  /** How many dates a repeating meeting would have. */
  dates: number;
  /** Starts of those that clash with another meeting. */
  clashes: string[];
  /** Every date with what is wrong with it. */
  occurrences: PreviewDate[];
  /** More dates follow as the booking horizon moves. */
  goesOn: boolean;
}

const NOTHING: Verdict = { reason: '', ruledBy: '', alternatives: [], dates: 0, clashes: [], occurrences: [], goesOn: false };
const CHECK_AFTER_MS = 180;

function verdictOf(preview: Preview, skips: boolean): Verdict {
  const clashing = preview.occurrences.filter(({ conflicts }) => conflicts.length > 0);
  const violations = preview.occurrences.flatMap((date) => date.violations);
  const reasons = violationTexts(violations);
  if (clashing.length > 0 && !skips) reasons.unshift(t('ui-refusal-room-busy'));
  return {
    reason: preview.ok ? '' : reasons.join('\n') || t('ui-refusal-policy-violation'),
    ruledBy: violations[0]?.roomId ?? '',
    alternatives: preview.alternatives,
    dates: preview.occurrences.length - (skips ? clashing.length : 0),
    clashes: clashing.map(({ start }) => start),
    occurrences: preview.occurrences,
    goesOn: preview.goesOn,
  };
}

function refusedVerdict(problem: Problem | null, error: unknown): Verdict {
  return {
    ...NOTHING,
    reason: reasonOf(error),
    ruledBy: problem?.violations?.[0]?.roomId ?? '',
    clashes: [...new Set((problem?.conflicts ?? []).map(({ wanted }) => wanted.start))],
    alternatives: problem?.alternatives ?? [],
  };
}

/** What can only be said in the full form. */
export type Repeating = Repeat | 'custom';

export class Draft {
  subject = $state('');
  description = $state('');
  roomIds = $state.raw<string[]>([]);
  from = $state(0);
  until = $state(0);
  attendees = $state.raw<Invited[]>([]);
  /** Booked for somebody else, who then is the organizer. */
  organizer = $state.raw<PersonRef | null>(null);
  /** People expected, when not just those invited. */
  people = $state<number | null>(null);
  /** The code of the type of meeting; empty: of no type. */
  type = $state('');
  repeat = $state<Repeating>('none');
  lastDate = $state('');
  /** So many dates instead of a last one. */
  count = $state<number | null>(null);
  rule = $state.raw<Rule | null>(null);
  /** Starts taken out of the series by hand. */
  exdates = $state.raw<readonly string[]>([]);
  skipClashes = $state(false);
  isPrivate = $state(false);
  verdict = $state.raw<Verdict>(NOTHING);
  checking = $state(false);
  zone = $state('');
  key = api.newKey();
  /** The meeting being changed; null while a new one is composed. */
  original: Meeting | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asking: AbortController | null = null;

  constructor(
    place: Place,
    zone: string,
    /** What the meeting is called when the person names it nothing; who that is may be told only later. */
    private readonly fallback: () => string,
  ) {
    this.zone = zone;
    this.roomIds = place.roomId ? [place.roomId] : [];
    this.from = place.from;
    this.until = place.until;
  }

  /** The form for a meeting that is there already. */
  static of(meeting: Meeting): Draft {
    const rooms = meeting.holds.filter(({ active }) => active).map(({ roomId }) => roomId);
    const place = { roomId: rooms[0] ?? '', from: Date.parse(meeting.start), until: Date.parse(meeting.end) };
    const draft = new Draft(place, meeting.timeZone, () => meeting.subject ?? '');
    draft.original = meeting;
    draft.roomIds = [...new Set(rooms)];
    draft.subject = meeting.subject ?? '';
    draft.description = meeting.description ?? '';
    draft.attendees = meeting.attendees.map(invitedOf);
    draft.people = meeting.people ?? null;
    draft.type = meeting.type ?? '';
    draft.isPrivate = meeting.private;
    return draft;
  }

  get roomId(): string {
    return this.roomIds[0] ?? '';
  }

  get date(): CalendarDate {
    return dateOf(this.from, this.zone);
  }

  get place(): Place {
    return { roomId: this.roomId, from: this.from, until: this.until };
  }

  get title(): string {
    return this.subject.trim() || this.fallback();
  }

  get repeats(): boolean {
    return this.repeat !== 'none';
  }

  get untouched(): boolean {
    return this.subject.trim() === '' && this.description.trim() === '' && this.attendees.length === 0 && this.repeat === 'none';
  }

  private attendeeBodies(): { personId?: string; email?: string; required: boolean }[] {
    return this.attendees.map(({ personId, email, required }) => ({
      ...(personId ? { personId } : email ? { email } : {}),
      required,
    }));
  }

  /** The rule of recurrence as text; null for a single meeting. */
  rrule(): string | null {
    if (this.repeat === 'none') return null;
    if (this.repeat === 'custom') return this.rule && ruleText(this.rule, this.date, this.zone);
    if (this.count === null) return rruleOf(this.repeat, this.date, this.lastDate, this.zone);
    return ruleText({ ...ruleFor(this.repeat, this.date, this.lastDate), ending: { kind: 'count', count: this.count } }, this.date, this.zone);
  }

  request(): MeetingRequest {
    const rrule = this.rrule();
    const exdates = this.exdates.length > 0 ? { exdates: [...this.exdates] } : {};
    return {
      subject: this.title,
      ...(this.description.trim() ? { description: this.description.trim() } : {}),
      start: toRfc3339(this.from),
      end: toRfc3339(this.until),
      timeZone: this.zone,
      roomIds: this.roomIds,
      private: this.isPrivate,
      attendees: this.attendeeBodies(),
      ...(this.organizer ? { organizerId: this.organizer.id } : {}),
      ...(this.people === null ? {} : { people: this.people }),
      ...(this.type ? { type: this.type } : {}),
      ...(rrule ? { recurrence: { rrule, ...exdates }, onConflict: this.skipClashes ? ('skip' as const) : ('refuse' as const) } : {}),
    };
  }

  /** What differs from the meeting as it was; null when nothing does. */
  change(scope: Scope): MeetingChange | null {
    const { original } = this;
    if (!original) return null;
    const before = Draft.of(original);
    const change: MeetingChange = {};
    if (this.title !== before.title) change.subject = this.title;
    if (this.description.trim() !== before.description.trim()) change.description = this.description.trim() || null;
    if (this.isPrivate !== before.isPrivate) change.private = this.isPrivate;
    if (this.from !== before.from || this.until !== before.until) Object.assign(change, { start: toRfc3339(this.from), end: toRfc3339(this.until) });
    if (this.roomIds.join() !== before.roomIds.join()) change.roomIds = this.roomIds;
    if (JSON.stringify(this.attendeeBodies()) !== JSON.stringify(before.attendeeBodies())) change.attendees = this.attendeeBodies();
    if (this.people !== before.people) change.people = this.people;
    if (this.type !== before.type) change.type = this.type || null;
    const rrule = this.rrule();
    if (rrule && scope !== 'this') change.recurrence = { rrule };
    if (Object.keys(change).length === 0) return null;
    return original.seriesId ? { ...change, scope } : change;
  }

  /** Another attempt at other content is another request. */
  private changed(): void {
    this.key = api.newKey();
    clearTimeout(this.timer);
    this.asking?.abort();
    // There is no asking beforehand about a change: the meeting would be in its own way.
    if (!this.original) this.timer = setTimeout(() => void this.check(), CHECK_AFTER_MS);
    else this.verdict = NOTHING;
  }

  takePlace(place: Place, zone: string): void {
    this.zone = zone;
    this.roomIds = [place.roomId];
    this.from = place.from;
    this.until = place.until;
    this.changed();
  }

  setDate(date: CalendarDate): void {
    const length = this.until - this.from;
    this.from = instantOf({ date, minute: wallTime(this.from, this.zone).minute }, this.zone);
    this.until = this.from + length;
    if (this.repeat !== 'none' && this.repeat !== 'custom' && this.lastDate < date) this.lastDate = proposedEnd(this.repeat, date);
    this.exdates = [];
    this.changed();
  }

  /** Moving the start moves the end with it; a meeting keeps its length. */
  setStart(minute: number): void {
    const length = this.until - this.from;
    this.from = instantOf({ date: this.date, minute }, this.zone);
    this.until = this.from + length;
    this.exdates = [];
    this.changed();
  }

  setLength(minutes: number): void {
    this.until = this.from + minutes * MINUTE;
    this.changed();
  }

  setRoom(roomId: string, zone: string): void {
    this.setRooms([roomId, ...this.roomIds.slice(1).filter((id) => id !== roomId)], zone);
  }

  /** The first room's wall clock is what people mean: ten o'clock stays ten o'clock in the other city. */
  setRooms(roomIds: string[], zone: string): void {
    if (zone !== this.zone) {
      const length = this.until - this.from;
      this.from = instantOf(wallTime(this.from, this.zone), zone);
      this.until = this.from + length;
      this.zone = zone;
    }
    this.roomIds = roomIds;
    this.changed();
  }

  setAttendees(attendees: Invited[]): void {
    this.attendees = attendees;
    this.changed();
  }

  setOrganizer(organizer: PersonRef | null): void {
    this.organizer = organizer;
    this.changed();
  }

  setPeople(people: number | null): void {
    this.people = people;
    this.changed();
  }

  setType(type: string): void {
    this.type = type;
    this.changed();
  }

  setRepeat(repeat: Repeating): void {
    this.repeat = repeat;
    this.count = null;
    this.exdates = [];
    if (repeat === 'none') this.skipClashes = false;
    else if (repeat !== 'custom') this.lastDate = proposedEnd(repeat, this.date);
    this.changed();
  }

  setRule(rule: Rule): void {
    this.repeat = 'custom';
    this.rule = rule;
    this.exdates = [];
    this.changed();
  }

  setLastDate(date: CalendarDate): void {
    this.lastDate = date;
    this.count = null;
    this.changed();
  }

  setCount(count: number): void {
    this.count = count;
    this.exdates = [];
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

  /** Takes one date out of the series, or puts it back. */
  toggleDate(start: string): void {
    this.exdates = this.exdates.includes(start) ? this.exdates.filter((other) => other !== start) : [...this.exdates, start].sort();
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
    if (this.roomIds.length === 0 || this.original) return;
    const asking = new AbortController();
    this.asking = asking;
    this.checking = true;
    try {
      const preview = await api.previewMeeting(this.request(), asking.signal);
      await learnWhy(preview.occurrences.flatMap(({ violations }) => violations));
      if (!asking.signal.aborted) this.verdict = verdictOf(preview, this.skipClashes);
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

let handedOver: Draft | null = null;

/** The small form grows into the full one without losing anything. */
export function handOver(draft: Draft): void {
  draft.stop();
  handedOver = draft;
}

/** What was handed over, once. */
export function takeOver(): Draft | null {
  const draft = handedOver;
  handedOver = null;
  return draft;
}
