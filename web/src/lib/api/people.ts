// Calls of those who look after people. Kept apart from what every page needs.
import { abortable, call, newKey } from './client';
import type { Page } from './client';
import type { Operations } from './schema';
import type { Profile, Session } from './types';

export type Invitation = Operations['POST /people/{id}/invitation']['answer'];
export type Ahead = Operations['GET /people/{id}/meetings']['answer']['items'][number];
export type PersonChange = Operations['PATCH /people/{id}']['body'];

/** Those who cannot sign in any more. */
export function inactivePeople(query: string, cursor: string | undefined, signal?: AbortSignal): Promise<Page<Profile>> {
  return call('GET /people', { query: { query, inactive: true, limit: 50, cursor }, ...abortable(signal) });
}

export function addPerson(person: Operations['POST /people']['body']): Promise<Profile> {
  return call('POST /people', { body: person, idempotencyKey: newKey() });
}

export function changePerson(id: string, change: PersonChange, version: number): Promise<Profile> {
  return call('PATCH /people/{id}', { path: { id }, body: change, version });
}

/** What somebody still has to run; a series counts as one. */
export function meetingsAheadOf(id: string): Promise<{ items: Ahead[] }> {
  return call('GET /people/{id}/meetings', { path: { id } });
}

/** Hands all of it to another, or cancels it when there is nobody. */
export function passOn(id: string, to: string | null): Promise<{ items: Ahead[] }> {
  return call('POST /people/{id}/meetings', { path: { id }, body: { to } });
}

export function invite(id: string): Promise<Invitation> {
  return call('POST /people/{id}/invitation', { path: { id } });
}

export function acceptInvitation(token: string, password: string): Promise<Session> {
  return call('POST /welcome/invited', { body: { token, password } });
}
