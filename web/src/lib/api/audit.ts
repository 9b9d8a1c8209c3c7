// The calls about the log and the past; fetched with the pages that need them.
import { abortable, address, call } from './client';
import type { Operations } from './schema';
import type { Entry, Page, RoomThen, Verified } from './types';

export type AuditSearch = { [Name in Exclude<keyof Operations['GET /audit/export']['query'], 'format'>]?: string | undefined };

/** What was done, newest first. A page may be short, even empty, and yet not the last: so much was looked through. */
export function auditLines(search: AuditSearch, cursor: string | undefined, signal?: AbortSignal): Promise<Page<Entry>> {
  return call('GET /audit', { query: { ...search, limit: 50, cursor }, ...abortable(signal) }) as Promise<unknown> as Promise<Page<Entry>>;
}

/** The address of a file with all that is sought: the browser takes it, however long it is. */
export function auditFile(search: AuditSearch, format: 'csv' | 'ndjson'): string {
  return address('/audit/export', {}, { ...search, format });
}

/** Some seals after one, and whether the lines under them are as they were written. */
export function verifyLog(after: number | undefined, signal?: AbortSignal): Promise<Verified> {
  return call('GET /audit/verify', { query: { after }, ...abortable(signal) });
}

export function roomThen(id: string, instant: string, signal?: AbortSignal): Promise<RoomThen> {
  return call('GET /rooms/{id}/at', { path: { id }, query: { instant }, ...abortable(signal) }) as Promise<unknown> as Promise<RoomThen>;
}

export function meetingHistory(id: string, cursor: string | undefined): Promise<Page<Entry>> {
  return call('GET /meetings/{id}/history', { path: { id }, query: { limit: 20, cursor } }) as Promise<unknown> as Promise<Page<Entry>>;
}
