// The calls about closures of places; fetched with the pages that plan them, and
// with the page of those whose rooms close.
import { abortable, call, newKey, whole } from './client';
import type { ClosurePreview, ClosureView, InTheWayView, Operations, WaysView } from './schema';
import type { Meeting, Page, Problem } from './types';

export type ClosureBody = Operations['POST /closures']['body'];
export type Rehousing = Operations['POST /closures/{id}/rehouse']['body']['meetings'][number];
export type InTheWay = Omit<InTheWayView, 'meeting'> & { meeting: Meeting };

/** How one of many came out: the meeting, or why not. */
export interface Settled {
  meetingId: string;
  meeting?: Meeting;
  problem?: Problem;
}

/** Meetings that are settled in one request. */
export const BATCH_MOST = 200;

export function closures(all: boolean): Promise<ClosureView[]> {
  return whole((cursor) => call<'GET /closures', Page<ClosureView>>('GET /closures', { query: { all, limit: 100, cursor } }), 1_000);
}

export function closure(id: string, signal?: AbortSignal): Promise<ClosureView> {
  return call('GET /closures/{id}', { path: { id }, ...abortable(signal) });
}

export function previewClosure(wanted: ClosureBody, signal?: AbortSignal): Promise<ClosurePreview> {
  return call('POST /closures/preview', { body: wanted, ...abortable(signal) });
}

export function planClosure(wanted: ClosureBody): Promise<ClosureView> {
  return call('POST /closures', { body: wanted, idempotencyKey: newKey() });
}

export function changeClosure(id: string, change: Operations['PATCH /closures/{id}']['body'], version: number): Promise<ClosureView> {
  return call('PATCH /closures/{id}', { path: { id }, body: change, version });
}

export function withdrawClosure(id: string): Promise<ClosureView> {
  return call('POST /closures/{id}/withdraw', { path: { id } });
}

export function meetingsInTheWay(id: string, signal?: AbortSignal): Promise<InTheWay[]> {
  return whole((cursor) => call('GET /closures/{id}/meetings', { path: { id }, query: { limit: 500, cursor }, ...abortable(signal) }) as Promise<unknown> as Promise<Page<InTheWay>>, 10_000);
}

/** The reader's own meetings whose rooms close. */
export async function ownMeetingsInTheWay(): Promise<InTheWay[]> {
  const page = (await call('GET /me/closures', { query: { limit: 200 } })) as unknown as Page<InTheWay>;
  return page.items;
}

export function waysAround(id: string, meetingId: string, signal?: AbortSignal): Promise<WaysView> {
  return call('GET /closures/{id}/meetings/{meetingId}/ways', { path: { id, meetingId }, ...abortable(signal) });
}

export async function rehouse(id: string, meetings: Rehousing[]): Promise<Settled[]> {
  const answer = await call('POST /closures/{id}/rehouse', { path: { id }, body: { meetings } });
  return (answer as unknown as { items: Settled[] }).items;
}

export async function askOrganizers(id: string, meetingIds: string[]): Promise<Settled[]> {
  const answer = await call('POST /closures/{id}/ask', { path: { id }, body: { meetingIds } });
  return (answer as unknown as { items: Settled[] }).items;
}

export async function cancelInTheWay(id: string, meetingIds: string[], reason: string): Promise<Settled[]> {
  const answer = await call('POST /closures/{id}/cancel', { path: { id }, body: { meetingIds, ...(reason ? { reason } : {}) } });
  return (answer as unknown as { items: Settled[] }).items;
}
