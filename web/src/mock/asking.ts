// What the mock's people ask of each other: requests that wait, a proposal to
// exchange rooms, a wish on the waiting list.
import type { Approval, Meeting, Room, Swap, Waiting } from '../lib/api/types';
import { MINUTE, toRfc3339 } from '../lib/time/zone';
import type { Answer } from './house';
import { PEOPLE } from './seed';

const DAY = 24 * 60 * MINUTE;

export class Asking {
  private readonly approvals: Approval[];
  private waitings: Waiting[];
  private swaps: Swap[];

  constructor(
    private readonly rooms: readonly Room[],
    private readonly now: number,
    private readonly meetings: () => readonly { id: string; organizer: string }[],
    isEmpty: boolean,
  ) {
    this.approvals = isEmpty || rooms.length < 2 ? [] : this.requests();
    const room = rooms[1];
    this.waitings = isEmpty || !room ? [] : [{ id: 'w1', subject: 'Sprint review', earliest: this.at(1, 9 * 60), latest: this.at(1, 13 * 60), minutes: 60, timeZone: room.timeZone, roomIds: [room.id], placeId: null, features: [], people: 6, state: 'open', meetingId: null, createdAt: this.at(0, 0), version: 1 }];
    this.swaps = isEmpty ? [] : this.proposals();
  }

  /** Null when the address is none of these. */
  handle(method: string, path: string, query: URLSearchParams, body: unknown): Answer | null {
    const [, noun = '', id = '', word = ''] = path.split('/');
    if (path === '/approvals') return this.list(query);
    if (path === '/approvals/decide') return this.decide(body as { ids: string[]; verdict: string });
    if (noun === 'waitings') return this.wait(method, id);
    if (noun === 'hand-overs') return { status: 200, body: { items: [] } };
    if (noun === 'swaps') {
      if (method === 'GET') return { status: 200, body: { items: this.swaps } };
      this.swaps = this.swaps.filter((swap) => swap.id !== id);
      return { status: 200, body: { id, state: word } };
    }
    if (noun === 'meetings' && word === 'extension') return { status: 200, body: { freeUntil: this.at(0, 45), minutes: [15, 30], elsewhere: [] } };
    if (noun === 'meetings' && word === 'responses') return { status: 200, body: { items: [{ person: { id: 'u2', name: '陈思远' }, response: 'accepted', note: null, at: this.at(0, -60) }, { person: { id: 'u1', name: 'Bruno Carvalho' }, response: 'declined', note: 'In Porto that day', at: this.at(0, -50) }], accepted: 1, declined: 1, tentative: 0, unanswered: 1, silent: [{ id: 'u3', name: 'Dörte Köhler' }], own: null, asked: true } };
    return null;
  }

  private at(days: number, minutes: number): string {
    return toRfc3339(this.now - (this.now % DAY) + days * DAY + minutes * MINUTE + (days === 0 ? this.now % DAY : 0));
  }

  private list(query: URLSearchParams): Answer {
    const meeting = query.get('meeting');
    const mine = query.get('mine') ?? 'waiting';
    const items = meeting ? this.approvals.filter((one) => one.meeting.id === meeting) : this.approvals.filter(({ state }) => (mine === 'asked' ? false : (mine === 'waiting') === (state === 'waiting')));
    return { status: 200, body: { items } };
  }

  private decide({ ids, verdict }: { ids: string[]; verdict: string }): Answer {
    const decided = this.approvals.filter(({ id }) => ids.includes(id));
    for (const one of decided) one.state = verdict === 'approve' ? 'approved' : 'declined';
    return { status: 200, body: { items: decided.map(({ id, state }) => ({ id, state })) } };
  }

  private wait(method: string, id: string): Answer {
    if (method === 'GET') return { status: 200, body: { items: this.waitings } };
    this.waitings = this.waitings.filter((waiting) => waiting.id !== id);
    return method === 'DELETE' ? { status: 204 } : { status: 201, body: { id: 'w2', subject: 'New', state: 'open', earliest: this.at(1, 0), latest: this.at(1, 60), version: 1 } };
  }

  private proposals(): Swap[] {
    const own = this.meetings().find(({ organizer }) => organizer === 'u0');
    const other = this.meetings().find(({ organizer }) => organizer === 'u1');
    if (!own || !other) return [];
    return [{ id: 's1', meetingId: other.id, withMeetingId: own.id, proposedBy: 'u1', state: 'open', createdAt: this.at(0, -30), decidedAt: null, decidedBy: null }];
  }

  private meeting(id: string, subject: string, who: number, room: Room, start: string, end: string, more: Partial<Meeting> = {}): Meeting {
    const organizer = PEOPLE[who] ?? null;
    return { id, seriesId: null, subject, private: false, start, end, timeZone: room.timeZone, state: 'requested', organizer, host: organizer, people: 12, holds: [{ id: `h-${id}`, roomId: room.id, from: start, until: end, active: true }], attendees: [], actions: ['approve', 'decline'], version: 1, ...more };
  }

  private request(id: string, meeting: Meeting, more: Partial<Approval> = {}): Approval {
    const roomIds = meeting.holds.map(({ roomId }) => roomId);
    return {
      id, state: 'waiting', meeting, start: meeting.start, end: meeting.end, roomIds, askedBy: meeting.organizer ?? null, askedAt: this.at(0, -90),
      why: [{ kind: 'roomMode', roomId: roomIds[0] ?? '' }], step: 1, stepName: null, steps: 1, dueAt: null, lapsesAt: meeting.start, decidedAt: null, reason: null,
      votes: [], deciders: [{ id: 'u0', name: 'Alice Martins' }], rivals: [], conflicts: [], actions: ['approve', 'decline'], ...more,
    };
  }

  private requests(): Approval[] {
    const [first, second] = this.rooms as [Room, Room];
    const review = this.meeting('q1', 'Quarterly review with the works council', 1, first, this.at(2, 600), this.at(2, 720), { people: 24 });
    const rival = this.meeting('q2', 'Press day', 3, first, this.at(2, 630), this.at(2, 690));
    const moved = this.meeting('q3', '季度产品评审会（含外部顾问与区域负责人，需同声传译）', 2, second, this.at(3, 540), this.at(3, 600), { proposal: { subject: null, start: this.at(3, 840), end: this.at(3, 900), roomIds: [second.id] } });
    const dates = Array.from({ length: 6 }, (_, week) => this.meeting(`q4-${week}`, 'Choir rehearsal', 5, second, this.at(4 + week * 7, 1080), this.at(4 + week * 7, 1170), { seriesId: 'q4' }));
    return [
      this.request('a1', review, { rivals: ['q2'], steps: 2, stepName: 'Facilities', dueAt: this.at(0, 120), deciders: [{ id: 'u0', name: 'Alice Martins' }, { id: 'u3', name: 'Dörte Köhler' }] }),
      this.request('a2', rival, { rivals: ['q1'] }),
      this.request('a3', moved, { start: this.at(3, 840), end: this.at(3, 900), why: [{ kind: 'condition', roomId: second.id, condition: { kind: 'guests' } }, { kind: 'outOfPolicy', rules: ['longestMinutes'] }], askedBy: { id: 'u4', name: '林佩君' } }),
      ...dates.map((date, week) => this.request(`a4-${week}`, date, { why: [{ kind: 'condition', roomId: second.id, condition: { kind: 'series' } }], conflicts: week === 2 ? [{ roomId: second.id, start: date.start, end: date.end, wanted: { start: date.start, end: date.end } }] : [] })),
    ];
  }
}
