// One typed function per call of the server. Refusals come as `Refused` with
// the problem's data; a server that cannot be reached as `Unreachable`.
import type {
  Booked,
  Me,
  Meeting,
  MeetingChange,
  MeetingRequest,
  Person,
  Preview,
  Problem,
  Profile,
  RoomSpan,
  Schedule,
  Scope,
  Session,
} from './types';

export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail ?? problem.title ?? problem.code);
  }
}

export class Unreachable extends Error {}

interface Call {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  query?: Record<string, string | number | readonly string[] | undefined>;
  body?: unknown;
  version?: number;
  idempotencyKey?: string;
  signal?: AbortSignal;
  keepalive?: boolean;
}

let language = 'en';

/** The language the server words its refusals in. */
export function speak(tag: string): void {
  language = tag;
}

/** Random text that names one attempt, so that a repeated request takes effect once. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function address(path: string, query: Call['query']): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) continue;
    search.set(name, Array.isArray(value) ? value.join(',') : String(value));
  }
  const text = search.toString();
  return `/api/v1${path}${text ? `?${text}` : ''}`;
}

async function problemOf(response: Response): Promise<Problem> {
  try {
    const body = (await response.json()) as Problem;
    if (typeof body.code === 'string') return { ...body, status: response.status };
  } catch {
    // A proxy in between may answer with a page; its status is all we can use.
  }
  return { status: response.status, code: response.status === 401 ? 'unauthorized' : 'unexpected' };
}

async function call<T>(path: string, options: Call = {}): Promise<T> {
  const method = options.method ?? 'GET';
  const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': language };
  if (method !== 'GET') headers['X-Requested-With'] = 'smart-meeting';
  if (options.body !== undefined) headers['Content-Type'] = 'application/json';
  if (options.version !== undefined) headers['If-Match'] = `"${options.version}"`;
  if (options.idempotencyKey) headers['Idempotency-Key'] = options.idempotencyKey;
  let response: Response;
  try {
    response = await fetch(address(path, options.query), {
      method,
      headers,
      credentials: 'same-origin',
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
      ...(options.signal ? { signal: options.signal } : {}),
      ...(options.keepalive ? { keepalive: true } : {}),
    });
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    throw new Unreachable(path);
  }
  if (!response.ok) throw new Refused(await problemOf(response));
  if (response.status === 204) return undefined as T;
  const text = await response.text();
  return (text ? JSON.parse(text) : undefined) as T;
}

export function signIn(login: string, password: string): Promise<Session> {
  return call('/sessions', { method: 'POST', body: { login, password } });
}

export function welcome(token: string, login: string, name: string, password: string): Promise<Session> {
  return call('/welcome', { method: 'POST', body: { token, login, name, password } });
}

export function signOut(): Promise<void> {
  return call('/sessions/current', { method: 'DELETE' });
}

export function me(): Promise<Me> {
  return call('/me');
}

export function changeMe(change: { language?: string; timeZone?: string }): Promise<Profile> {
  return call('/me', { method: 'PATCH', body: change });
}

export function people(query: string, signal?: AbortSignal): Promise<{ items: Person[] }> {
  return call('/people', { query: { query, limit: 8 }, ...(signal ? { signal } : {}) });
}

/** All rooms the caller may see with their holds in [start, end); a tenant of many thousands comes in pages. */
export async function schedule(start: string, end: string, rooms: readonly string[] = []): Promise<Schedule> {
  const whole: Schedule = { rooms: [] };
  let cursor: string | undefined;
  do {
    const page: Schedule = await call('/schedule', { query: { start, end, rooms, cursor } });
    whole.rooms.push(...page.rooms);
    whole.position ??= page.position ?? null;
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return whole;
}

export function slots(query: {
  people: readonly string[];
  minutes: number;
  start: string;
  end: string;
  capacity: number;
  /** Only at these times of day and on these weekdays, 1 being Monday, in this zone. */
  dayFrom: string;
  dayUntil: string;
  weekdays: string;
  timeZone: string;
  limit: number;
}): Promise<{ items: RoomSpan[] }> {
  return call('/slots', { query: { ...query } });
}

export function meeting(id: string, signal?: AbortSignal): Promise<Meeting> {
  return call(`/meetings/${id}`, signal ? { signal } : {});
}

export function previewMeeting(request: MeetingRequest, signal?: AbortSignal): Promise<Preview> {
  return call('/meetings/preview', { method: 'POST', body: request, ...(signal ? { signal } : {}) });
}

export function createMeeting(request: MeetingRequest, idempotencyKey: string): Promise<Booked> {
  return call('/meetings', { method: 'POST', body: request, idempotencyKey });
}

export function changeMeeting(id: string, change: MeetingChange, version: number): Promise<Meeting> {
  return call(`/meetings/${id}`, { method: 'PATCH', body: change, version });
}

export function cancelMeeting(id: string, scope?: Scope, keepalive = false): Promise<Meeting> {
  return call(`/meetings/${id}/cancel`, { method: 'POST', body: scope ? { scope } : {}, keepalive, idempotencyKey: newKey() });
}

/** Check-in, early end and the like: actions without a body. */
export function actOn(id: string, action: 'check-in' | 'end'): Promise<Meeting> {
  return call(`/meetings/${id}/${action}`, { method: 'POST', body: {}, idempotencyKey: newKey() });
}
