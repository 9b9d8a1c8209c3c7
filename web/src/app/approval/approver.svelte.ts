// Approvers in words. Their names come from the lists an administrator may
// read, and from whatever was chosen here.
import type { Approver } from '../../lib/api/admin';
import * as api from '../../lib/api/client';
import * as manage from '../../lib/api/manage';
import type { Role } from '../../lib/api/types';
import { t } from '../../lib/i18n/fluent.svelte';
import { roleText } from '../access/permission';

const names = $state<Record<string, string>>({});

/** Groups and departments by id; people as they are met. */
export async function learnNames(): Promise<void> {
  const lists = await Promise.all([manage.groups().catch(() => []), manage.orgUnits().catch(() => [])]);
  for (const { id, name } of lists.flat()) names[id] = name;
}

export function learn(id: string, name: string): void {
  names[id] = name;
}

/** Looks for people whose names nobody told yet; the directory is read at most this far. */
const PAGES_MOST = 20;

export async function learnPeople(ids: readonly string[]): Promise<void> {
  const wanted = new Set(ids.filter((id) => names[id] === undefined));
  let cursor: string | undefined;
  for (let page = 0; wanted.size > 0 && page < PAGES_MOST; page++) {
    const found = await api.peoplePage('', cursor);
    for (const { id, name } of found.items) if (wanted.delete(id)) names[id] = name;
    cursor = found.nextCursor ?? undefined;
    if (!cursor) return;
  }
}

export function approverText(approver: Approver, roles: readonly Role[]): string {
  switch (approver.kind) {
    case 'holders':
      return t('ui-admin-approver-holders');
    case 'administrators':
      return t('ui-admin-approver-administrators');
    case 'role':
      return t('ui-admin-approver-role', { role: roleText(approver.id, roles.find(({ code }) => code === approver.id)) });
    default:
      return names[approver.id] ?? '…';
  }
}
