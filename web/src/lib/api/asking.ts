// What people ask of each other: to agree to a booking, to exchange rooms, to
// come to an end, to be told when a room is free. Kept apart from the calls
// that every page needs, so that only pages with questions carry them.
import { abortable, call, newKey, whole } from './client';
import type { Approval, Extension, HandOver, Meeting, Page, Problem, Response, Responses, Scope, Swap, Waiting, WaitingRequest } from './types';

export type Mine = 'waiting' | 'decided' | 'asked';
export type Verdict = 'approve' | 'decline';

export function approvals(mine: Mine, cursor?: string, limit = 100): Promise<Page<Approval>> {
  return call('GET /approvals', { query: { mine, cursor, limit } }) as Promise<unknown> as Promise<Page<Approval>>;
}

/** All that was asked about one meeting, the latest first. */
export async function approvalsAbout(meeting: string, signal?: AbortSignal): Promise<Approval[]> {
  const page = (await call('GET /approvals', { query: { meeting }, ...abortable(signal) })) as unknown as Page<Approval>;
  return page.items;
}

export interface Outcome {
  id: string;
  state?: Approval['state'];
  problem?: Problem;
}

/** The same word on each of them; each comes out by itself. */
export async function decide(ids: readonly string[], verdict: Verdict, reason: string | undefined, keepalive = false): Promise<Outcome[]> {
  const answer = await call('POST /approvals/decide', { body: { ids: [...ids], verdict, ...(reason ? { reason } : {}) }, keepalive });
  return (answer as unknown as { items: Outcome[] }).items;
}

/** Takes a request back; of a change, the meeting stays as it was. */
export function recall(meeting: string): Promise<Meeting> {
  return call('POST /meetings/{id}/recall', { path: { id: meeting }, body: {} }) as Promise<unknown> as Promise<Meeting>;
}

export function waitings(): Promise<Waiting[]> {
  return whole((cursor) => call('GET /waitings', { query: { limit: 100, cursor } }) as Promise<unknown> as Promise<Page<Waiting>>, 300);
}

export function waitForRoom(wish: WaitingRequest, idempotencyKey: string): Promise<Waiting> {
  return call('POST /waitings', { body: wish, idempotencyKey }) as Promise<unknown> as Promise<Waiting>;
}

export function stopWaiting(id: string): Promise<unknown> {
  return call('DELETE /waitings/{id}', { path: { id } });
}

export function swaps(): Promise<Swap[]> {
  return whole((cursor) => call('GET /swaps', { query: { limit: 100, cursor } }) as Promise<unknown> as Promise<Page<Swap>>, 300);
}

/** Done at once where the caller runs both meetings; else the other organizer is asked. */
export function proposeSwap(meeting: string, other: string): Promise<Swap> {
  return call('POST /meetings/{id}/swap', { path: { id: meeting }, body: { meetingId: other } }) as Promise<unknown> as Promise<Swap>;
}

export function answerSwap(id: string, answer: 'accept' | 'decline' | 'withdraw'): Promise<Swap> {
  return call(`POST /swaps/{id}/${answer}`, { path: { id } }) as Promise<unknown> as Promise<Swap>;
}

export function handOvers(): Promise<HandOver[]> {
  return whole((cursor) => call('GET /hand-overs', { query: { limit: 100, cursor } }) as Promise<unknown> as Promise<Page<HandOver>>, 300);
}

/** Done at once where the other need not be asked. */
export function handOver(meeting: string, to: string, scope: Scope): Promise<HandOver> {
  return call('POST /meetings/{id}/hand-over', { path: { id: meeting }, body: { personId: to, scope } }) as Promise<unknown> as Promise<HandOver>;
}

export function answerHandOver(id: string, answer: 'accept' | 'decline' | 'withdraw'): Promise<HandOver> {
  return call(`POST /hand-overs/{id}/${answer}`, { path: { id } }) as Promise<unknown> as Promise<HandOver>;
}

/** Asks those who are in the room to come to an end; `next` is the meeting that follows there. */
export function knock(running: string, next: string): Promise<unknown> {
  return call('POST /meetings/{id}/knock', { path: { id: running }, body: { meetingId: next } });
}

export function extension(meeting: string, signal?: AbortSignal): Promise<Extension> {
  return call('GET /meetings/{id}/extension', { path: { id: meeting }, ...abortable(signal) });
}

export function responses(meeting: string): Promise<Responses> {
  return call('GET /meetings/{id}/responses', { path: { id: meeting } }) as Promise<unknown> as Promise<Responses>;
}

export function respond(meeting: string, word: { response: Response; note?: string; scope?: Scope }): Promise<Responses> {
  return call('POST /meetings/{id}/response', { path: { id: meeting }, body: word }) as Promise<unknown> as Promise<Responses>;
}

export function changePassword(current: string, next: string): Promise<unknown> {
  return call('PUT /me/password', { body: { current, password: next } });
}

export { newKey };
