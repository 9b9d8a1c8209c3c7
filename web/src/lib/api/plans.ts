// The calls about floor plans; fetched with the pages that show them.
import { abortable, call, whole } from './client';
import type { PlanView, PlannedPlace, SpotBody } from './schema';
import type { Page, Schedule } from './types';

export function plans(): Promise<PlannedPlace[]> {
  return whole((cursor) => call<'GET /plans', Page<PlannedPlace>>('GET /plans', { query: { limit: 1000, cursor } }), 10_000);
}

export function plan(place: string, signal?: AbortSignal): Promise<PlanView> {
  return call('GET /places/{id}/plan', { path: { id: place }, ...abortable(signal) });
}

export function drawPlan(place: string, spots: SpotBody[], keepsDrawing: boolean, version: number): Promise<PlanView> {
  return call('PUT /places/{id}/plan', { path: { id: place }, body: { spots, keepsDrawing }, version });
}

/** Sends a drawing as it is. */
export function setDrawing(place: string, file: File, version: number): Promise<PlanView> {
  return call('PUT /places/{id}/plan/drawing', { path: { id: place }, file, version });
}

export function removePlan(place: string): Promise<undefined> {
  return call('DELETE /places/{id}/plan', { path: { id: place } });
}

/** The rooms of a place with their holds in [start, end), and when they are closed. */
export async function scheduleAt(place: string, start: string, end: string, signal?: AbortSignal): Promise<Schedule> {
  const all: Schedule = { rooms: [], position: '' };
  let cursor: string | undefined;
  do {
    const page: Schedule = await call('GET /schedule', { query: { start, end, place, hours: true, cursor }, ...abortable(signal) });
    all.rooms.push(...page.rooms);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return all;
}
