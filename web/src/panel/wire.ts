// What a panel says to the server: its own few calls, with its key. Times are
// instants in milliseconds as soon as they are in.
import { type Shut, shutOf } from '../lib/time/shut';
import type { DecorLookBody, DoorBooking, DoorView, ExtensionView, LookBody, OfferedView, ProgressView, ToldView } from '../lib/api/schema';

/** The server refused; `code` is stable, `detail` a sentence in the panel's language. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
  ) {
    super(detail || code);
  }
}

/** Nobody answered, or something in between answered for the server. */
export class Unreachable extends Error {}

export interface Booking {
  id: string;
  subject: string | null;
  organizer: string | null;
  start: number;
  end: number;
  heldFrom: number;
  heldUntil: number;
  state: string;
  actions: string[];
  checkInFrom: number | null;
  checkInUntil: number | null;
  /** Made here while the server could not be reached. */
  isPending?: boolean;
}

export type Look = LookBody;

export interface Door {
  panel: { id: string; name: string; look: Look };
  room: { id: string; code: string; name: string; capacity?: number | null; timeZone: string; inService: boolean };
  /** What it wears today; absent on a shelf that is older. */
  decor?: DecorLookBody;
  bookings: Booking[];
  /** When it is not open; absent on a shelf that is older. */
  shut?: Shut[];
}

const PATIENCE = 10_000;

let language = 'en';

/** The language the server words its refusals in. */
export function speak(tag: string): void {
  language = tag;
}

interface Call {
  method?: string;
  body?: unknown;
  idempotencyKey?: string;
}

export async function call<A>(key: string | null, path: string, { method = 'GET', body, idempotencyKey }: Call = {}): Promise<A> {
  const headers: Record<string, string> = { 'Accept-Language': language };
  if (key !== null) headers['Authorization'] = `Bearer ${key}`;
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (idempotencyKey) headers['Idempotency-Key'] = idempotencyKey;
  const aborter = new AbortController();
  const timer = setTimeout(() => aborter.abort(), PATIENCE);
  let response: Response;
  try {
    // The browser's own session must never speak for the panel.
    response = await fetch(`/api/v1${path}`, { method, headers, credentials: 'omit', signal: aborter.signal, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  } catch {
    throw new Unreachable();
  } finally {
    clearTimeout(timer);
  }
  if (response.ok) return (response.status === 204 ? undefined : await response.json()) as A;
  const problem = (await response.json().catch(() => null)) as { code?: string; detail?: string } | null;
  if (!problem?.code || response.status >= 502) throw new Unreachable();
  throw new Refused(response.status, problem.code, problem.detail ?? '');
}

export const offerPairing = (): Promise<OfferedView> => call(null, '/panels/pairings', { method: 'POST', body: {} });
export const progress = (secret: string): Promise<ProgressView> => call(null, '/panels/pairings/progress', { method: 'POST', body: { secret } });

function instant(text: string | null | undefined): number | null {
  return text ? Date.parse(text) : null;
}

function bookingOf(view: DoorBooking): Booking {
  return {
    id: view.id,
    subject: view.subject ?? null,
    organizer: view.organizer ?? null,
    start: Date.parse(view.start),
    end: Date.parse(view.end),
    heldFrom: Date.parse(view.heldFrom),
    heldUntil: Date.parse(view.heldUntil),
    state: view.state,
    actions: view.actions,
    checkInFrom: instant(view.checkInFrom),
    checkInUntil: instant(view.checkInUntil),
  };
}

/** The door with the server's clock, and when the question went out and the answer came in. */
export async function door(key: string): Promise<{ door: Door; now: number }> {
  const view = await call<DoorView>(key, '/panels/me');
  return { door: doorOf(view), now: Date.parse(view.now) };
}

export function doorOf(view: DoorView): Door {
  return { panel: view.panel, room: view.room, decor: view.decor, bookings: view.bookings.map(bookingOf), shut: shutOf(view.closed) };
}

export const beat = (key: string, report: object): Promise<ToldView> => call(key, '/panels/me/heartbeat', { method: 'PUT', body: report });
export const bookNow = (key: string, roomId: string, minutes: number, subject: string | null, idempotencyKey: string): Promise<unknown> =>
  call(key, '/meetings/now', { method: 'POST', body: { roomId, minutes, ...(subject ? { subject } : {}) }, idempotencyKey });
export const extension = (key: string, id: string): Promise<ExtensionView> => call(key, `/meetings/${id}/extension`);
export const extend = (key: string, id: string, minutes: number): Promise<unknown> => call(key, `/meetings/${id}/extend`, { method: 'POST', body: { minutes } });
export const end = (key: string, id: string): Promise<unknown> => call(key, `/meetings/${id}/end`, { method: 'POST', body: {} });
export const touchIn = (key: string, id: string): Promise<unknown> => call(key, `/meetings/${id}/check-in`, { method: 'POST', body: {} });
export const signIn = (key: string, roomCode: string, login: string, password: string): Promise<{ person: { name: string } }> =>
  call(key, '/ingest/check-in', { method: 'POST', body: { roomCode, login, password } });
export const roomCode = (key: string, room: string): Promise<{ path: string; until?: string | null }> => call(key, `/rooms/${room}/check-in-code`);
export const reportFault = (key: string, words: string): Promise<unknown> => call(key, '/panels/me/faults', { method: 'POST', body: { words } });
