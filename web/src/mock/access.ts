// The mock's roles, grants, groups and delegates.
import type { Delegation, Grant, Group, Named, Role } from '../lib/api/types';
import type { Answer } from './house';
import { PEOPLE } from './seed';

const ROLES: Role[] = [
  ['administrator', 'room.see meeting.book meeting.manage place.manage person.manage access.grant'],
  ['employee', 'room.see meeting.book person.see'],
  ['roomManager', 'room.see meeting.book meeting.manage meeting.approve place.manage'],
].map(([code = '', permissions = '']) => ({ code, permissions: permissions.split(' '), builtIn: true, name: null, version: 1 }));

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

  /** Null when the address is none of these. */
  handle(method: string, path: string, body: unknown): Answer | null {
    const [, noun = '', id = '', more = ''] = path.split('/');
    if (noun === 'roles') return { status: 200, body: { items: ROLES } };
    if (noun === 'org-units') return { status: 200, body: { items: [{ id: 'o1', name: 'Research', parentId: null, version: 1 }] } };
    if (noun === 'groups') return this.group(method, id, body as Partial<Group> | undefined);
    if (noun === 'grants') return this.grant(method, id, body as Grant | undefined);
    if (noun === 'delegations') return this.delegation(method, id, body as Delegation | undefined);
    if (noun === 'people' && more === 'rights') return { status: 200, body: { personId: id, rights: this.rights(id) } };
    return null;
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
