// The mock's roles, grants, groups and delegates.
import type { Delegation, Grant, Group, Named, Notice, Role } from '../lib/api/types';
import type { Answer } from './house';
import { PEOPLE } from './seed';

const ROLES: Role[] = [
  ['administrator', 'room.see meeting.book meeting.manage place.manage person.manage access.grant'],
  ['employee', 'room.see meeting.book person.see'],
  ['roomManager', 'room.see meeting.book meeting.manage meeting.approve place.manage'],
].map(([code = '', permissions = '']) => ({ code, permissions: permissions.split(' '), builtIn: true, name: null, version: 1 }));

const NOTICES: Notice[] = [
  { id: 'n3', kind: 'invited', at: '2026-11-24T10:12:00Z', meetingId: 'm3', readAt: null, subject: 'Invitation: Design critique', text: 'Bruno Carvalho invites you.\nWed, Nov 25, 09:00–11:00 · 1 - 12' },
  { id: 'n2', kind: 'changed', at: '2026-11-24T08:40:00Z', meetingId: 'm4', readAt: null, subject: 'Changed: Board prep', text: 'It is half an hour later now.' },
  { id: 'n1', kind: 'reminderBefore', at: '2026-11-23T09:45:00Z', meetingId: 'm5', readAt: '2026-11-23T09:50:00Z', subject: 'Hiring panel begins in 15 minutes', text: '0 - 17' },
];

const nameOf = (id: string | null | undefined): string | null => PEOPLE.find((person) => person.id === id)?.name ?? null;

export class Access {
  private readonly groups: Group[] = [{ id: 'g1', name: 'Design team', members: ['u1', 'u3', 'u5'], version: 1 }];
  private readonly grants: Grant[] = [
    { id: 'a1', role: 'employee', subject: { kind: 'everyone' }, scope: { kind: 'all' }, givenAt: '2026-01-05T09:00:00Z' },
    { id: 'a2', role: 'administrator', subject: { kind: 'person', id: 'u0', name: 'Alice Martins' }, scope: { kind: 'all' }, givenAt: '2026-01-05T09:00:00Z' },
    { id: 'a3', role: 'roomManager', subject: { kind: 'group', id: 'g1', name: 'Design team' }, scope: { kind: 'place', id: 'p', name: 'IST Taguspark' }, until: '2026-12-31T00:00:00Z', note: 'while Ada is away', givenAt: '2026-11-02T09:00:00Z', givenByName: 'Alice Martins' },
  ];
  private readonly delegations: Delegation[] = [{ id: 'd1', personId: 'u0', delegateId: 'u1', powers: { books: true, manages: true, seesPrivate: false, getsCopies: false } }];
  private made = 0;
  private wishes: unknown = { channels: {}, language: null, quiet: null, remindMinutes: 15, remindEndMinutes: 5, digest: 'never' };
  private readonly notices = NOTICES.map((notice) => ({ ...notice }));

  /** Null when the address is none of these. */
  handle(method: string, path: string, body: unknown): Answer | null {
    const [, noun = '', id = '', more = ''] = path.split('/');
    if (noun === 'roles') return { status: 200, body: { items: ROLES } };
    if (noun === 'org-units') return { status: 200, body: { items: [{ id: 'o1', name: 'Research', parentId: null, version: 1 }] } };
    if (noun === 'groups') return this.group(method, id, body as Partial<Group> | undefined);
    if (noun === 'grants') return this.grant(method, id, body as Grant | undefined);
    if (noun === 'delegations') return this.delegation(method, id, body as Delegation | undefined);
    if (path.startsWith('/inbox')) return this.inbox(method, id);
    if (path === '/me/notice-settings') {
      if (body) this.wishes = body;
      return { status: 200, body: this.wishes };
    }
    if (noun === 'people' && more === 'rights') return { status: 200, body: { personId: id, rights: this.rights(id) } };
    return null;
  }

  private inbox(method: string, id: string): Answer {
    const unread = this.notices.filter(({ readAt }) => !readAt);
    if (method === 'POST') for (const notice of unread) if (id === 'read' || notice.id === id) notice.readAt = '2026-11-24T10:40:00Z';
    return { status: 200, body: { items: this.notices, unread: this.notices.filter(({ readAt }) => !readAt).length, count: unread.length } };
  }

  private rights(personId: string): { permission: string; allowed: boolean; by: Grant[] }[] {
    const own = this.grants.filter(({ subject }) => subject.kind === 'everyone' || subject.id === personId);
    return ['room.see', 'meeting.book', 'meeting.manage', 'place.manage'].map((permission) => {
      const by = own.filter(({ role }) => ROLES.find(({ code }) => code === role)?.permissions.includes(permission));
      return { permission, allowed: by.length > 0, by };
    });
  }

  private group(method: string, id: string, body: Partial<Group> | undefined): Answer {
    if (method === 'POST') {
      const made: Group = { id: `g-new-${++this.made}`, name: body?.name ?? '', members: [], version: 1 };
      this.groups.push(made);
      return { status: 201, body: made };
    }
    if (!id) return { status: 200, body: { items: this.groups.map(({ members, ...group }) => ({ ...group, members: members.length })) } };
    const found = this.groups.find((group) => group.id === id);
    if (!found) return { status: 404, body: { status: 404, code: 'not_found' } };
    if (method === 'DELETE') {
      this.groups.splice(this.groups.indexOf(found), 1);
      return { status: 204 };
    }
    if (method === 'PATCH') Object.assign(found, body, { version: found.version + 1 });
    return { status: 200, body: { ...found } };
  }

  private grant(method: string, id: string, body: Grant | undefined): Answer {
    if (method === 'DELETE') {
      this.grants.splice(this.grants.findIndex((grant) => grant.id === id), 1);
      return { status: 204 };
    }
    if (method === 'GET' || !body) return { status: 200, body: { items: this.grants } };
    const subject: Named = { ...body.subject, name: nameOf(body.subject.id) ?? this.groups.find((group) => group.id === body.subject.id)?.name ?? null };
    const made: Grant = { ...body, id: `a-new-${++this.made}`, subject, givenAt: '2026-11-24T10:40:00Z', givenByName: 'Alice Martins' };
    this.grants.push(made);
    return { status: 201, body: made };
  }

  private delegation(method: string, id: string, body: Delegation | undefined): Answer {
    if (method === 'DELETE') {
      this.delegations.splice(this.delegations.findIndex((delegation) => delegation.id === id), 1);
      return { status: 204 };
    }
    if (method === 'GET' || !body) return { status: 200, body: { items: this.delegations } };
    const made: Delegation = { ...body, id: `d-new-${++this.made}`, personId: 'u0' };
    this.delegations.push(made);
    return { status: 201, body: made };
  }
}
