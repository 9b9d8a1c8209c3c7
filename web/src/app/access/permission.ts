// Permissions and roles in words, and the matters by which permissions are grouped.
import type { Role } from '../../lib/api/types';
import { known, language } from '../../lib/i18n/fluent.svelte';
import { kebab } from '../place/rule';

export const MATTERS: readonly { matter: string; permissions: readonly string[] }[] = [
  { matter: 'meetings', permissions: ['room.see', 'meeting.book', 'meeting.bookPast', 'meeting.seePrivate', 'meeting.manage', 'meeting.approve', 'policy.bypass'] },
  { matter: 'attendance', permissions: ['attendance.note', 'attendance.showCode', 'standing.manage'] },
  { matter: 'places', permissions: ['place.manage', 'panel.manage'] },
  { matter: 'people', permissions: ['person.see', 'person.manage', 'group.manage', 'orgUnit.manage'] },
  { matter: 'rights', permissions: ['access.see', 'access.grant', 'role.manage', 'audit.read'] },
  { matter: 'system', permissions: ['notice.manage', 'apiKey.manage', 'presence.ingest', 'attendance.ingest', 'panel.use'] },
];

export function mayText(permission: string): string {
  return known(`ui-manage-may-${kebab(permission.replace('.', '-'))}`, permission);
}

/** Roles of the product have names in the catalogue; others bring theirs. */
export function roleText(code: string, role: Role | undefined): string {
  const own = role?.name as Record<string, string | undefined> | null | undefined;
  return known(`ui-manage-named-role-${kebab(code)}`, own?.[language()] ?? own?.['plain'] ?? Object.values(own ?? {})[0] ?? code);
}
