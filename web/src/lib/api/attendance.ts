// The calls about who comes to meetings and who does not; fetched with the
// pages that need them.
import { Refused, address, call, deviceName, language, problemOf, whole } from './client';
import type { Meeting, NoShow, SheetLine, Stands } from './types';

export function checkInByCode(token: string): Promise<Meeting> {
  return call('POST /check-in', { body: { token, device: deviceName() } }) as Promise<unknown> as Promise<Meeting>;
}

export function attendance(id: string): Promise<SheetLine[]> {
  return whole((cursor) => call('GET /meetings/{id}/attendance', { path: { id }, query: { limit: 500, cursor } }), 5_000) as Promise<unknown> as Promise<SheetLine[]>;
}

export function noteAttendance(id: string, somebody: { personId: string } | { email: string }): Promise<unknown> {
  return call('POST /meetings/{id}/attendance', { path: { id }, body: somebody });
}

/** The sheet of a meeting as a file, in the language of the page. */
export async function attendanceFile(id: string, format: 'csv' | 'xlsx'): Promise<Blob> {
  const response = await fetch(address('/meetings/{id}/attendance/export', { id }, { format }), { headers: { 'Accept-Language': language }, credentials: 'same-origin' });
  if (!response.ok) throw new Refused(await problemOf(response));
  return response.blob();
}

/** Takes a series up again that was stopped because nobody came; how many dates are there again. */
export async function resumeSeries(id: string): Promise<number> {
  return (await call('POST /series/{id}/resume', { path: { id } })).resumed;
}

export function standing(personId: string, cursor?: string): Promise<Stands> {
  return call('GET /people/{id}/standing', { path: { id: personId }, query: { cursor } }) as Promise<unknown> as Promise<Stands>;
}

export function appeals(): Promise<NoShow[]> {
  return whole((cursor) => call('GET /no-shows/appeals', { query: { limit: 200, cursor } }), 1_000) as Promise<unknown> as Promise<NoShow[]>;
}

/** Says why a no-show should not count, or decides about it. */
export function judgeNoShow(id: string, verb: 'appeal' | 'pardon' | 'uphold', reason: string): Promise<unknown> {
  const options = { path: { id }, body: { reason } };
  switch (verb) {
    case 'appeal':
      return call('POST /no-shows/{id}/appeal', options);
    case 'pardon':
      return call('POST /no-shows/{id}/pardon', options);
    case 'uphold':
      return call('POST /no-shows/{id}/uphold', options);
  }
}
