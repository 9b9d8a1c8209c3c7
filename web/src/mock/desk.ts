// The mock's front desk: the day's meetings with who comes to them, guests among
// them, some of whom are here.
import type { DeskLine, DeskPerson } from '../lib/api/desk';
import type { Action, Meeting } from '../lib/api/types';
import { overlaps } from '../lib/time/geometry';
import { MINUTE, toRfc3339 } from '../lib/time/zone';
import type { Answer } from './house';
import { type MockMeeting, PEOPLE } from './seed';

const GUESTS = [['eve@acme.example', 'mallory@acme.example'], ['oscar.von.hohenlohe-waldenburg@sicherheitsgesellschaft-und-partner.example'], ['张伟@initech.example', 'peggy@initech.example', 'trent@hooli.example']];
const DEPARTMENTS = ['Research', '产品与设计中心', 'Facility management and services', null];
const CHECK_IN_AHEAD = 15 * MINUTE;
const LINES_MOST = 60;

export class Desk {
  /** Who is here by now: meeting, and address or person. */
  private readonly arrived = new Map<string, string>();

  constructor(
    private readonly now: () => number,
    private readonly meetings: () => readonly MockMeeting[],
    private readonly view: (meeting: MockMeeting) => Meeting,
    private readonly take: (wanted: { roomId: string; minutes: number; subject?: string }) => Answer,
  ) {}

  /** Null when the address is none of these. */
  handle(method: string, path: string, query: URLSearchParams, body: unknown): Answer | null {
    if (path === '/meetings/now') return this.take(body as { roomId: string; minutes: number });
    const [, id] = /^\/meetings\/([^/]+)\/attendance$/.exec(path) ?? [];
    if (id !== undefined && method === 'POST') {
      const { personId, email } = body as { personId?: string; email?: string };
      this.arrived.set(`${id} ${personId ?? email ?? ''}`, toRfc3339(this.now()));
      return { status: 200, body: {} };
    }
    if (path !== '/desk') return null;
    const span = { from: Date.parse(query.get('start') ?? ''), until: Date.parse(query.get('end') ?? '') };
    const near = this.meetings().filter((meeting) => meeting.state !== 'cancelled' && overlaps({ from: Date.parse(meeting.start), until: Date.parse(meeting.end) }, span));
    const byTime = [...near].sort((one, other) => Date.parse(one.start) - Date.parse(other.start));
    // Enough to look at, around the hour that is looked at.
    const first = Math.max(0, byTime.findIndex(({ end }) => Date.parse(end) > this.now()) - 6);
    return { status: 200, body: { items: byTime.slice(first, first + LINES_MOST).map((meeting, index) => this.line(meeting, index)) } };
  }

  private line(meeting: MockMeeting, index: number): DeskLine {
    const shown = this.view(meeting);
    const start = Date.parse(meeting.start);
    const now = this.now();
    const over = Date.parse(meeting.end) <= now;
    const near = start - CHECK_IN_AHEAD <= now;
    const actions: Action[] = over ? [] : meeting.state === 'running' ? ['extend', 'end', 'change'] : near ? ['checkIn', 'extend', 'end', 'change'] : ['change'];
    const guests = index % 3 === 0 ? (GUESTS[(index / 3) % GUESTS.length] ?? []) : [];
    const mark = (who: string, seeded: boolean): Pick<DeskPerson, 'at' | 'mark' | 'walkIn'> => {
      const at = this.arrived.get(`${meeting.id} ${who}`) ?? (seeded ? toRfc3339(start - 4 * MINUTE) : null);
      return { at, mark: at ? 'onTime' : 'expected', walkIn: false };
    };
    const people: DeskPerson[] = [
      ...guests.map((email, at) => ({ email, person: null, ...mark(email, meeting.state === 'running' && at === 0) })),
      ...[...new Set([meeting.organizer, ...meeting.attendees.flatMap(({ personId }) => personId ?? [])])].flatMap((id) => {
        const person = PEOPLE.find((candidate) => candidate.id === id);
        return person ? [{ email: null, person: { id: person.id, name: person.name }, ...mark(person.id, meeting.state === 'running') }] : [];
      }),
    ];
    return { meeting: { ...shown, actions }, people, department: DEPARTMENTS[index % DEPARTMENTS.length] ?? null };
  }
}
