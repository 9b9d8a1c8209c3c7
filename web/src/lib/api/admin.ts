// The calls that only administrators' pages make; fetched with the first of them.
import { type Subject, abortable, call, newKey, whole } from './client';
import type * as schema from './schema';
import type { OrgUnit, Page, Role } from './types';

export type CalendarLine = schema.CalendarLine;
export type MeetingType = schema.MeetingTypeView;
export type Delivery = schema.DeliveryView;
export type ImportReport = schema.ImportView;
export type StepPreview = schema.StepPreviewView;
export type Simulation = schema.SimulationView;

export interface CalendarDay {
  date: string;
  kind: 'holiday' | 'workday';
  /** Whose hours a make-up day has: 1 is Monday. */
  asWeekday?: number | null;
  name?: string;
}

export type WorkingCalendar = Omit<schema.CalendarView, 'days'> & { days: CalendarDay[] };

export type Approver = { kind: 'person' | 'orgUnit' | 'group' | 'role'; id: string } | { kind: 'holders' | 'administrators' };

export type Condition = { kind: 'longerThan'; minutes: number } | { kind: 'peopleOver'; people: number } | { kind: 'guests' | 'series' } | { kind: 'during' | 'outside'; weekdays: number[]; from: string; until: string };

export interface FlowStep {
  name: string;
  approvers: Approver[];
  quorum: { kind: 'any' | 'all' } | { kind: 'count'; people: number };
  when: Condition[];
  ownRequests: 'agreed' | 'another';
  deadline: { hours: number; working?: boolean; remindHours: number | null; then: 'approve' | 'decline' | 'escalate' } | null;
}

export type Flow = Omit<schema.FlowView, 'steps'> & { steps: FlowStep[] };

export type Template = schema.TemplateView;

/** Names by language; `plain` where there is none in the reader's. */
export type RoleName = Record<string, string>;

export async function createRole(code: string, name: RoleName, permissions: string[]): Promise<Role> {
  return call('POST /roles', { body: { code, name, permissions }, idempotencyKey: newKey() });
}

export function changeRole(code: string, change: { name?: RoleName; permissions?: string[] }, version: number): Promise<Role> {
  return call('PATCH /roles/{id}', { path: { id: code }, body: change, version });
}

export function deleteRole(code: string): Promise<undefined> {
  return call('DELETE /roles/{id}', { path: { id: code } });
}

export function createOrgUnit(name: string, parentId: string | null): Promise<OrgUnit> {
  return call('POST /org-units', { body: { name, ...(parentId ? { parentId } : {}) }, idempotencyKey: newKey() });
}

export function changeOrgUnit(id: string, change: { name?: string; parentId?: string | null }, version: number): Promise<OrgUnit> {
  return call('PATCH /org-units/{id}', { path: { id }, body: change, version });
}

export function deleteOrgUnit(id: string): Promise<undefined> {
  return call('DELETE /org-units/{id}', { path: { id } });
}

export function calendarLines(): Promise<CalendarLine[]> {
  return whole((cursor) => call('GET /calendars', { query: { limit: 200, cursor } }), 2_000);
}

export function calendar(code: string, signal?: AbortSignal): Promise<WorkingCalendar> {
  return call('GET /calendars/{code}', { path: { code }, ...abortable(signal) }) as Promise<unknown> as Promise<WorkingCalendar>;
}

/** `version` 0 makes a new one and refuses to overwrite. */
export function saveCalendar(code: string, name: string, days: CalendarDay[], version: number): Promise<WorkingCalendar> {
  return call('PUT /calendars/{code}', { path: { code }, body: { name, days }, version }) as Promise<unknown> as Promise<WorkingCalendar>;
}

export function meetingTypes(): Promise<MeetingType[]> {
  return whole((cursor) => call('GET /meeting-types', { query: { limit: 200, cursor } }), 2_000);
}

export function saveMeetingType(code: string, name: string, exempt: string[], users: readonly Subject[], version: number): Promise<MeetingType> {
  return call('PUT /meeting-types/{code}', { path: { code }, body: { name, exempt, users: [...users] }, version });
}

export function flows(): Promise<Flow[]> {
  return whole((cursor) => call('GET /flows', { query: { limit: 200, cursor } }) as Promise<unknown> as Promise<Page<Flow>>, 1_000);
}

type Steps = schema.NewFlow['steps'];

export function createFlow(name: string, steps: FlowStep[]): Promise<Flow> {
  return call('POST /flows', { body: { name, steps: steps as Steps }, idempotencyKey: newKey() }) as Promise<unknown> as Promise<Flow>;
}

export function changeFlow(id: string, name: string, steps: FlowStep[], version: number): Promise<Flow> {
  return call('PATCH /flows/{id}', { path: { id }, body: { name, steps: steps as Steps }, version }) as Promise<unknown> as Promise<Flow>;
}

export function deleteFlow(id: string): Promise<undefined> {
  return call('DELETE /flows/{id}', { path: { id } });
}

export interface Supposed {
  roomIds: string[];
  start: string;
  end: string;
  people: number;
  guests: boolean;
  series: boolean;
}

export async function previewFlow(steps: FlowStep[], supposed: Supposed): Promise<StepPreview[]> {
  return (await call('POST /flows/preview', { body: { ...supposed, steps: steps as Steps } })).steps;
}

export function simulate(placeId: string, draft: Record<string, unknown>, days: number): Promise<Simulation> {
  return call('POST /places/{id}/rules/simulate', { path: { id: placeId }, body: { draft: draft as schema.SimulationBody['draft'], days } });
}

export function templates(): Promise<{ items: Template[]; placeholders: string[] }> {
  return call('GET /notices/templates');
}

export function saveTemplate(id: string, words: { subject: string; body: string }, version: number): Promise<Template> {
  return call('PUT /notices/templates/{id}', { path: { id }, body: words, version });
}

export function resetTemplate(id: string): Promise<undefined> {
  return call('DELETE /notices/templates/{id}', { path: { id } });
}

/** How a message would look. */
export interface Letter {
  subject: string;
  text: string;
  html: string;
}

export function previewTemplate(kind: string, language: string, template: { subject: string; body: string }, signal?: AbortSignal): Promise<Letter> {
  return call('POST /notices/templates/preview', { body: { kind, language, template }, ...abortable(signal) }) as Promise<unknown> as Promise<Letter>;
}

export function sendTest(to: string, kind: string, language: string, template: { subject: string; body: string }): Promise<undefined> {
  return call('POST /notices/test', { body: { to, sample: { kind, language, template } } });
}

export function deliveries(filter: { address: string; state: string; cursor?: string | undefined }, signal?: AbortSignal): Promise<Page<Delivery>> {
  return call('GET /notices/deliveries', { query: { ...filter, limit: 50 }, ...abortable(signal) });
}

export function retryDelivery(id: string): Promise<Delivery> {
  return call('POST /notices/deliveries/{id}/retry', { path: { id } });
}

export function importRooms(file: Blob, dryRun: boolean): Promise<ImportReport> {
  return call('POST /imports/rooms', { query: { dryRun }, file });
}

export function importPeople(file: Blob, dryRun: boolean): Promise<ImportReport> {
  return call('POST /imports/people', { query: { dryRun }, file });
}

export function importDays(calendarCode: string, file: Blob, dryRun: boolean): Promise<ImportReport> {
  return call('POST /imports/calendar-days', { query: { calendar: calendarCode, dryRun }, file });
}

export function importMeetings(organizer: string, skipConflicts: boolean, file: Blob, dryRun: boolean): Promise<ImportReport> {
  return call('POST /imports/meetings', { query: { organizer, skipConflicts, dryRun }, file });
}
