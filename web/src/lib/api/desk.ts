// The calls of the front desk, and of whoever takes a room at once; fetched with their pages.
import { call, newKey, whole } from './client';
import type { DeskLineView } from './schema';
import type { Meeting, Page } from './types';

export type DeskLine = Omit<DeskLineView, 'meeting'> & { meeting: Meeting };
export type DeskPerson = DeskLineView['people'][number];

/** The meetings of a stretch of time in the rooms that the reader receives people for. */
export function desk(start: string, end: string): Promise<DeskLine[]> {
  return whole((cursor) => call('GET /desk', { query: { start, end, limit: 500, cursor } }) as Promise<unknown> as Promise<Page<DeskLine>>, 5_000);
}

/** Takes a room from this minute on, checked in; shorter where the next meeting begins before. */
export function takeRoom(roomId: string, minutes: number, subject: string): Promise<Meeting> {
  return call('POST /meetings/now', { body: { roomId, minutes, ...(subject ? { subject } : {}) }, idempotencyKey: newKey() }) as Promise<unknown> as Promise<Meeting>;
}
