// The mock's people, places, rules and keys: what changes seldom and is kept by
// administrators.
import type { ApiKey, Place, PlaceKind, Problem, Room, Rule, Rules, Setting } from '../lib/api/types';
import { Access } from './access';
import { attendance } from './attendance';
import { audit } from './audit';
import { Plans } from './plans';
import { PEOPLE } from './seed';

export interface Answer {
  status: number;
  body?: unknown;
}

export function refuse(status: number, code: string, more: Partial<Problem> = {}): Answer {
  return { status, body: { status, code, ...more } };
}

const DEFAULTS: Record<string, unknown> = {
  openingHours: null,
  closures: [],
  quotas: [],
  calendar: null,
  whoBooks: [{ kind: 'everyone' }],
  shortestMinutes: 1,
  longestMinutes: 1440,
  gridMinutes: 0,
  noticeMinutes: 0,
  horizonDays: 731,
  capacityEnforced: false,
  fewestPeople: 0,
  recurrenceAllowed: true,
  mostOccurrences: 1000,
  checkInRequired: false,
  checkInMinutesBefore: 15,
  checkInMinutesAfter: 15,
  noShowsBar: null,
};

const WORKDAYS = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '07:00:00', until: '22:00:00' }));

/** The places above the rooms, made from the paths they name. */
function placesAbove(rooms: readonly Room[]): Place[] {
  const kinds: PlaceKind[] = ['campus', 'building', 'floor', 'zone'];
  const made = new Map<string, Place>();
  const base = { bookingMode: 'open' as const, features: [], capacity: null, inService: true, version: 1, timeZone: null };
  for (const room of rooms) {
    let parentId: string | null = null;
    room.placePath.forEach((name, level) => {
      const id = `p-${room.placePath.slice(0, level + 1).join('-')}`;
      const policy: Record<string, Setting> = level === 0 ? { openingHours: { value: WORKDAYS, locked: false }, horizonDays: { value: 90, locked: true } } : {};
      if (!made.has(id)) made.set(id, { ...base, id, parentId, kind: kinds[level] ?? 'zone', code: id.slice(2), name, timeZone: level === 0 ? room.timeZone : null, policy });
      parentId = id;
    });
    made.set(room.id, { ...base, id: room.id, parentId, kind: 'room', code: room.code, name: room.name, capacity: room.capacity, features: room.features, bookingMode: room.bookingMode, policy: {} });
  }
  return [...made.values()];
}

export class House {
  private readonly places: Place[];
  private readonly plans: Plans;
  private readonly access = new Access();
  private readonly keys: ApiKey[] = [{ id: 'k0', name: 'CO₂ gateway, floor 3', role: 'sensor', createdAt: '2026-10-02T08:00:00Z', revokedAt: null }];
  private self = { ...PEOPLE[0], language: 'en', timeZone: null as string | null, orgUnitId: null, active: true, version: 1 };
  private made = 0;

  constructor(rooms: readonly Room[]) {
    this.places = placesAbove(rooms);
    this.plans = new Plans(this.places, rooms);
  }

  /** Null when the address is none of the house's. */
  handle(method: string, path: string, query: URLSearchParams, body: unknown, headers: Headers): Answer | null {
    const own = attendance(method, path) ?? audit(path, query) ?? this.access.handle(method, path, body) ?? this.plans.handle(method, path, body);
    if (own) return own;
    if (path === '/me') return this.me(body as Partial<typeof this.self> | undefined);
    if (path === '/people') return this.people(query.get('query') ?? '');
    if (/^\/people\/[^/]+\/password$/.test(path)) return { status: 204 };
    if (path === '/api-keys') return method === 'POST' ? this.makeKey(body as { name: string; role: string }) : { status: 200, body: { items: this.keys } };
    if (path.startsWith('/api-keys/')) return this.revoke(path.slice('/api-keys/'.length));
    if (path === '/places') return method === 'POST' ? this.add(body as Partial<Place>) : { status: 200, body: { items: this.places } };
    if (path === '/meeting-types') return { status: 200, body: { items: [{ code: 'board', name: 'Board meeting', exempt: [], users: [{ kind: 'everyone' }], usable: true, version: 1 }] } };
    if (path === '/calendars') return { status: 200, body: { items: [{ code: 'cn', name: '中国大陆', days: 30, version: 1 }] } };
    const [, id = '', rules] = /^\/places\/([^/]+)(\/rules)?$/.exec(path) ?? [];
    const place = this.places.find((candidate) => candidate.id === decodeURIComponent(id));
    if (!path.startsWith('/places/')) return null;
    if (!place) return refuse(404, 'not_found');
    if (method === 'GET') return { status: 200, body: rules ? this.rules(place) : place };
    if (headers.get('If-Match') !== `"${place.version}"`) return refuse(412, 'stale');
    Object.assign(place, rules ? { policy: body } : body, { version: place.version + 1 });
    return { status: 200, body: rules ? this.rules(place) : { ...place } };
  }

  private me(change: Partial<typeof this.self> | undefined): Answer {
    if (change) this.self = { ...this.self, ...change };
    const permissions = ['room.see', 'meeting.book', 'meeting.manage', 'meeting.approve', 'place.manage', 'person.see', 'person.manage', 'group.manage', 'access.see', 'access.grant', 'standing.manage', 'apiKey.manage', 'audit.read', 'attendance.note'];
    return { status: 200, body: change ? this.self : { person: this.self, permissions, held: [{ scope: { kind: 'all' }, permissions }], version: '0.1.0' } };
  }

  private people(words: string): Answer {
    const wanted = words.toLowerCase();
    const items = PEOPLE.filter((person) => `${person.name} ${person.login}`.toLowerCase().includes(wanted));
    return { status: 200, body: { items: items.map((person) => ({ ...person, language: 'en', timeZone: null, orgUnitId: null, active: true, version: 1 })) } };
  }

  private makeKey({ name, role }: { name: string; role: string }): Answer {
    const id = `k${++this.made}`;
    this.keys.unshift({ id, name, role, createdAt: '2026-11-24T10:40:00Z', revokedAt: null });
    return { status: 201, body: { id, token: `smk_${'a1b2c3d4'.repeat(5)}` } };
  }

  private revoke(id: string): Answer {
    const key = this.keys.find((candidate) => candidate.id === id);
    if (key) key.revokedAt = '2026-11-24T10:41:00Z';
    return { status: 204 };
  }

  private add(fields: Partial<Place>): Answer {
    if (this.places.some(({ code }) => code === fields.code)) return refuse(409, 'code_taken', { detail: 'Another place has this code.' });
    const place: Place = { id: `new-${++this.made}`, parentId: null, kind: 'room', code: '', name: '', capacity: null, features: [], bookingMode: 'open', inService: true, timeZone: null, policy: {}, version: 1, ...fields };
    this.places.push(place);
    return { status: 201, body: place };
  }

  private rules(place: Place): Rules {
    const chain: Place[] = [];
    for (let at: Place | undefined = place; at; at = this.places.find(({ id }) => id === at?.parentId)) chain.unshift(at);
    const rules = Object.entries(DEFAULTS).map(([name, value]): Rule => {
      let rule: Rule = { rule: name, value, default: value, place: null, locked: false, own: place.policy[name] ?? null };
      for (const step of chain) {
        const own = step.policy[name];
        if (!own || rule.locked) continue;
        const setBy = { at: '2026-10-02T08:00:00Z', origin: 'web', person: { id: 'u0', name: 'Alice Martins' } };
        rule = { ...rule, value: own.value, place: { id: step.id, code: step.code, name: step.name }, locked: own.locked, setBy };
      }
      return rule;
    });
    return { placeId: place.id, version: place.version, rules };
  }
}
