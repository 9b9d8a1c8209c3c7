// Calls of those who manage keys, groups and rights. Kept apart from what every
// page needs, so that only their pages carry them.
import { type Subject, abortable, call, newKey, whole } from './client';
import type { Operations } from './schema';
import type { ApiKey, Grant, Group, GroupLine, OrgUnit, Place, Rights, Role } from './types';

export interface NewGrant {
  subject: Subject;
  role: string;
  scope: { kind: 'all' | 'own' | 'place' | 'orgUnit'; id?: string };
  until?: string;
  note?: string;
}

export async function apiKeys(): Promise<ApiKey[]> {
  return (await call('GET /api-keys')).items;
}

/** `placeId`: where it counts, with all below; everywhere when there is none. */
export function createApiKey(name: string, role: string, placeId: string | null): Promise<{ id: string; token: string }> {
  return call('POST /api-keys', { body: { name, role, placeId }, idempotencyKey: newKey() });
}

export function revokeApiKey(id: string): Promise<undefined> {
  return call('DELETE /api-keys/{id}', { path: { id } });
}

export function grants(): Promise<Grant[]> {
  return whole((cursor) => call('GET /grants', { query: { limit: 200, cursor } }), 5_000);
}

export function giveGrant(grant: NewGrant): Promise<Grant> {
  return call('POST /grants', { body: { ...grant, subject: grant.subject, scope: grant.scope }, idempotencyKey: newKey() });
}

export function revokeGrant(id: string): Promise<undefined> {
  return call('DELETE /grants/{id}', { path: { id } });
}

export async function roles(): Promise<Role[]> {
  return (await call('GET /roles')).items;
}

export function groups(): Promise<GroupLine[]> {
  return whole((cursor) => call('GET /groups', { query: { limit: 200, cursor } }), 2_000);
}

export function group(id: string, signal?: AbortSignal): Promise<Group> {
  return call('GET /groups/{id}', { path: { id }, ...abortable(signal) });
}

export function createGroup(name: string): Promise<Group> {
  return call('POST /groups', { body: { name }, idempotencyKey: newKey() });
}

export function changeGroup(id: string, change: { name?: string; members?: string[] }, version: number): Promise<Group> {
  return call('PATCH /groups/{id}', { path: { id }, body: change, version });
}

export function deleteGroup(id: string): Promise<undefined> {
  return call('DELETE /groups/{id}', { path: { id } });
}

export function orgUnits(): Promise<OrgUnit[]> {
  return whole((cursor) => call('GET /org-units', { query: { limit: 200, cursor } }), 5_000);
}

export function rightsOf(personId: string, place: string | undefined, signal?: AbortSignal): Promise<Rights> {
  return call('GET /people/{id}/rights', { path: { id: personId }, query: { place }, ...abortable(signal) });
}

export function createPlace(place: Operations['POST /places']['body']): Promise<Place> {
  return call<'POST /places', Place>('POST /places', { body: place, idempotencyKey: newKey() });
}

export function changePlace(id: string, change: Operations['PATCH /places/{id}']['body'], version: number): Promise<Place> {
  return call<'PATCH /places/{id}', Place>('PATCH /places/{id}', { path: { id }, body: change, version });
}
