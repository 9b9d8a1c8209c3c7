// One typed function per call of the server. Refusals come as `Refused` with
// the problem's data; a server that cannot be reached as `Unreachable`.
// The operation named in each call is checked against the generated schema.
import type { Operations } from './schema';
import type {
  Action,
  Booked,
  Delegation,
  Me,
  Meeting,
  MeetingChange,
  MeetingRequest,
  Occurrence,
  Page,
  Person,
  Place,
  Preview,
  Problem,
  Profile,
  Room,
  RoomSpan,
  Rules,
  Schedule,
  Scope,
  SeriesHead,
  Session,
  Setting,
} from './types';

export type { Page } from './types';

export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail ?? problem.title ?? problem.code);
  }
}

export class Unreachable extends Error {}

/** Whether nobody is there who could answer: no network, no server, or only what stands before it. */
export function isAway(error: unknown): boolean {
  return error instanceof Unreachable || (error instanceof Refused && error.problem.code === 'unexpected' && error.problem.status >= 500);
}

type Operation = keyof Operations;
type Value = string | number | boolean | readonly string[] | undefined;

interface Call<K extends Operation> {
  /** What the path's braces stand for. */
  path?: Operations[K]['path'];
  query?: { [Name in keyof Operations[K]['query']]?: Value };
  body?: Operations[K]['body'];
  /** In place of a body: a file as it is. */
  file?: Blob;
  version?: number;
  idempotencyKey?: string;
  signal?: AbortSignal;
  keepalive?: boolean;
}

export let language = 'en';

/** The language the server words its refusals in. */
export function speak(tag: string): void {
  language = tag;
}

export function speaking(): string {
  return language;
}

let heed: (problem: Problem) => Promise<void> = () => Promise.resolve();

/** What a refusal needs before it is thrown, so that whoever catches it can say why at once. */
export function heedWith(learning: typeof heed): void {
  heed = learning;
}

/** Random text that names one attempt, so that a repeated request takes effect once. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function address(path: string, named: unknown, query: unknown): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries((query ?? {}) as Record<string, Value>)) {
    if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) continue;
    search.set(name, Array.isArray(value) ? value.join(',') : String(value));
  }
  const text = search.toString();
  const filled = path.replace(/{(\w+)}/g, (_, name: string) => encodeURIComponent((named as Record<string, string>)[name] ?? ''));
  return `/api/v1${filled}${text ? `?${text}` : ''}`;
}

export async function problemOf(response: Response): Promise<Problem> {
  try {
    const body = (await response.json()) as Problem;
    if (typeof body.code === 'string') return { ...body, status: response.status };
  } catch {
    // A proxy in between may answer with a page; its status is all we can use.
  }
  return { status: response.status, code: response.status === 401 ? 'unauthorized' : 'unexpected' };
}

let pending = 0;

/** How many questions have no answer yet. */
export function inFlight(): number {
  return pending;
}

/** The answer may be read with finer types than the schema has, never with others. */
export async function call<K extends Operation, A extends Operations[K]['answer'] = Operations[K]['answer']>(operation: K, options: Call<K> = {}): Promise<A> {
  const [method = 'GET', path = ''] = operation.split(' ');
  const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': language };
  if (method !== 'GET') headers['X-Requested-With'] = 'smart-meeting';
  if (options.body !== undefined) headers['Content-Type'] = 'application/json';
  if (options.version !== undefined) headers['If-Match'] = `"${options.version}"`;
  if (options.idempotencyKey) headers['Idempotency-Key'] = options.idempotencyKey;
  let response: Response;
  pending++;
  try {
    response = await fetch(address(path, options.path, options.query), {
      method,
      headers,
      credentials: 'same-origin',
      ...(options.file ? { body: options.file } : options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
      ...(options.signal ? { signal: options.signal } : {}),
      ...(options.keepalive ? { keepalive: true } : {}),
    });
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    throw new Unreachable(path);
  } finally {
    pending--;
  }
  if (!response.ok) {
    const problem = await problemOf(response);
    await heed(problem);
    throw new Refused(problem);
  }
  if (response.status === 204) return undefined as A;
  const text = await response.text();
  return (text ? JSON.parse(text) : undefined) as A;
}

/** All pages of a list one after the other, up to `most` items: nothing here is worth more. */
export async function whole<T>(page: (cursor: string | undefined) => Promise<Page<T>>, most: number): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const next = await page(cursor);
    items.push(...next.items);
    cursor = next.nextCursor ?? undefined;
  } while (cursor && items.length < most);
  return items;
}

export function abortable(signal: AbortSignal | undefined): { signal?: AbortSignal } {
  return signal ? { signal } : {};
}

export function signIn(login: string, password: string): Promise<Session> {
  return call('POST /sessions', { body: { login, password } });
}

export function welcome(token: string, login: string, name: string, password: string): Promise<Session> {
  return call('POST /welcome', { body: { token, login, name, password } });
}

export function signOut(): Promise<undefined> {
  return call('DELETE /sessions/current');
}

export function me(): Promise<Me> {
  return call('GET /me');
}

export function changeMe(change: Operations['PATCH /me']['body']): Promise<Profile> {
  return call('PATCH /me', { body: change });
}

export function people(query: string, signal?: AbortSignal): Promise<{ items: Person[] }> {
  return call('GET /people', { query: { query, limit: 8 }, ...abortable(signal) });
}

export function peoplePage(query: string, cursor: string | undefined, signal?: AbortSignal): Promise<Page<Profile>> {
  return call('GET /people', { query: { query, limit: 50, cursor }, ...abortable(signal) });
}

export function setPassword(id: string, password: string): Promise<undefined> {
  return call('PUT /people/{id}/password', { path: { id }, body: { password } });
}

export function rooms(): Promise<Room[]> {
  return whole((cursor) => call('GET /rooms', { query: { limit: 1000, cursor } }), 20_000);
}

/** Rooms free for the span that the caller could book without breaking a rule, best fit first. */
export function availableRooms(start: string, end: string, capacity: number, limit: number, signal?: AbortSignal): Promise<Page<Room>> {
  return call('GET /rooms/available', { query: { start, end, capacity: capacity || undefined, bookable: true, limit }, ...abortable(signal) });
}

/** All rooms the caller may see with their holds in [start, end); a tenant of many thousands comes in pages. */
export async function schedule(start: string, end: string, rooms: readonly string[] = []): Promise<Schedule> {
  const all: Schedule = { rooms: [], position: '' };
  let cursor: string | undefined;
  do {
    const page: Schedule = await call('GET /schedule', { query: { start, end, rooms, cursor } });
    all.rooms.push(...page.rooms);
    all.position ||= page.position;
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return all;
}

export interface SlotQuery {
  people: readonly string[];
  minutes: number;
  start: string;
  end: string;
  capacity: number;
  features?: readonly string[];
  place?: string | undefined;
  /** Only at these times of day and on these weekdays, 1 being Monday, in this zone. */
  dayFrom: string;
  dayUntil: string;
  weekdays: string;
  timeZone: string;
  limit: number;
}

export function slots(query: SlotQuery, signal?: AbortSignal): Promise<{ items: RoomSpan[] }> {
  return call('GET /slots', { query: { ...query }, ...abortable(signal) });
}

/** The meetings in [start, end) that the caller has a part in. */
export function myMeetings(start: string, end: string, signal?: AbortSignal): Promise<Meeting[]> {
  return whole((cursor) => call('GET /meetings', { query: { start, end, mine: true, limit: 500, cursor }, ...abortable(signal) }), 2_000);
}

export function meeting(id: string, signal?: AbortSignal): Promise<Meeting> {
  return call('GET /meetings/{id}', { path: { id }, ...abortable(signal) });
}

export function series(id: string, signal?: AbortSignal): Promise<SeriesHead> {
  return call('GET /series/{id}', { path: { id }, ...abortable(signal) });
}

export function occurrences(id: string, signal?: AbortSignal): Promise<Occurrence[]> {
  return whole((cursor) => call('GET /series/{id}/occurrences', { path: { id }, query: { limit: 200, cursor }, ...abortable(signal) }), 1_000);
}

export function previewMeeting(request: MeetingRequest, signal?: AbortSignal): Promise<Preview> {
  return call('POST /meetings/preview', { body: request, ...abortable(signal) }) as Promise<unknown> as Promise<Preview>;
}

export function createMeeting(request: MeetingRequest, idempotencyKey: string): Promise<Booked> {
  return call<'POST /meetings'>('POST /meetings', { body: request, idempotencyKey }) as Promise<Booked>;
}

export function changeMeeting(id: string, change: MeetingChange, version: number): Promise<Meeting> {
  return call('PATCH /meetings/{id}', { path: { id }, body: change, version });
}

export function cancelMeeting(id: string, scope?: Scope, keepalive = false): Promise<Meeting> {
  return call('POST /meetings/{id}/cancel', { path: { id }, body: scope ? { scope } : {}, keepalive, idempotencyKey: newKey() });
}

/** What can be done to a meeting without asking for more; `extend` takes minutes, `decline` a reason. */
export type Act = Exclude<Action, 'change' | 'cancel'>;

export function actOn(id: string, action: Act, more: { minutes?: number; reason?: string } = {}): Promise<Meeting> {
  const options = { path: { id }, idempotencyKey: newKey() };
  switch (action) {
    case 'checkIn':
      return call('POST /meetings/{id}/check-in', { ...options, body: { device: deviceName() } });
    case 'extend':
      return call('POST /meetings/{id}/extend', { ...options, body: { minutes: more.minutes ?? 15 } });
    case 'end':
      return call('POST /meetings/{id}/end', { ...options, body: {} });
    case 'approve':
      return call('POST /meetings/{id}/approve', { ...options, body: {} });
    case 'undoRelease':
      return call('POST /meetings/{id}/undo-release', options);
    case 'decline':
      return call('POST /meetings/{id}/decline', { ...options, body: more.reason ? { reason: more.reason } : {} });
  }
}

/** A name of this device that stays, so that it shows when several people check in on one. */
export function deviceName(): string {
  try {
    const known = localStorage.getItem('device');
    if (known) return known;
    const name = newKey();
    localStorage.setItem('device', name);
    return name;
  } catch {
    // Nothing is kept in a private window; then every visit is a device of its own.
    return newKey();
  }
}

export function places(): Promise<Place[]> {
  return whole((cursor) => call<'GET /places', Page<Place>>('GET /places', { query: { limit: 1000, cursor } }), 50_000);
}

export function rules(id: string, signal?: AbortSignal): Promise<Rules> {
  return call('GET /places/{id}/rules', { path: { id }, ...abortable(signal) }) as Promise<unknown> as Promise<Rules>;
}

/** Replaces all that the place sets itself; what is absent is inherited. */
export function setRules(id: string, own: Record<string, Setting>, version: number): Promise<Rules> {
  return call('PUT /places/{id}/rules', { path: { id }, body: own, version }) as Promise<unknown> as Promise<Rules>;
}

/** Working calendars, for rules that name one. */
export async function calendars(): Promise<{ code: string; name: string }[]> {
  return (await call('GET /calendars', { query: { limit: 200 } })).items;
}

/** Whom somebody may be: a person, a department, a group, everyone. */
export interface Subject {
  kind: 'person' | 'orgUnit' | 'group' | 'everyone';
  id?: string;
}

export async function delegations(): Promise<Delegation[]> {
  return (await call('GET /delegations')).items;
}

export function inbox(cursor?: string, limit = 50): Promise<Operations['GET /inbox']['answer']> {
  return call('GET /inbox', { query: { limit, cursor } });
}

export function readNotice(id: string): Promise<unknown> {
  return call('POST /inbox/{id}/read', { path: { id }, keepalive: true });
}

export function readUpTo(upTo: string): Promise<unknown> {
  return call('POST /inbox/read', { body: { upTo } });
}
