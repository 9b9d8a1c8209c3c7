// What the front desk looks for, and how a meeting stands; pure.
import type { DeskLine, DeskPerson } from '../../lib/api/desk';
import { MINUTE } from '../../lib/time/zone';

export type Standing = 'coming' | 'late' | 'running' | 'released' | 'requested' | 'over';

/** A meeting that has begun and in which nobody has checked in is late where somebody has to; else it runs. */
export function standingOf({ meeting }: DeskLine, now: number): Standing {
  const [start, end] = [Date.parse(meeting.start), Date.parse(meeting.end)];
  if (meeting.state === 'released') return 'released';
  if (meeting.state === 'ended' || end <= now) return 'over';
  if (meeting.state === 'requested' && !meeting.proposal) return 'requested';
  if (meeting.state === 'running') return 'running';
  if (start > now) return 'coming';
  return meeting.releaseAt ? 'late' : 'running';
}

/** What can be done with a release lasts as long as it can be undone. */
export function isOpen(line: DeskLine, now: number): boolean {
  const standing = standingOf(line, now);
  return standing !== 'over' && (standing !== 'released' || line.meeting.actions.includes('undoRelease') || Date.parse(line.meeting.end) > now);
}

/** Guests first: they are whom the desk waits for. */
export function guestsFirst(people: readonly DeskPerson[]): DeskPerson[] {
  return [...people].sort((one, other) => Number(Boolean(one.person)) - Number(Boolean(other.person)));
}

export function guestsOf({ people }: DeskLine): DeskPerson[] {
  return people.filter(({ person }) => !person);
}

/** The firm a guest comes from, as far as the address tells. */
export function firmOf(email: string): string {
  return email.slice(email.indexOf('@') + 1);
}

/** Whether all words are found in subject, people, firms, department or rooms. */
export function matches(line: DeskLine, rooms: string, query: string): boolean {
  const words = query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const { meeting, people, department } = line;
  const names = people.map(({ person, email }) => person?.name ?? email ?? '');
  const text = [meeting.subject, meeting.organizer?.name, meeting.host?.name, department, rooms, ...names].join(' ').toLocaleLowerCase();
  return words.every((word) => text.includes(word));
}

/** How many sit in the meeting: what was said, else those who are named. */
export function headCount({ meeting, people }: DeskLine): number {
  return meeting.people ?? people.filter(({ walkIn }) => !walkIn).length;
}

export function minutesLeft(end: string, now: number): number {
  return Math.max(0, Math.ceil((Date.parse(end) - now) / MINUTE));
}
