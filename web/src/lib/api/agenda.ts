// What comes of meetings: agendas, tasks, minutes and files. Apart from the
// other calls, so that only the pages that need them fetch them.
import { type Page, call, speaking, Refused, Unreachable } from './client';
import type { Operations } from './schema';
import type * as schema from './schema';

export type AgendaView = schema.AgendaView;
export type AgendaItem = schema.AgendaItemView;
export type Task = schema.ActionView;
export type Minutes = schema.MinutesView;
export type Attachment = schema.AttachmentView;
export type Access = 'participants' | 'leaders' | 'everybody';
export type TaskState = 'open' | 'done' | 'dropped';

export function agenda(id: string): Promise<AgendaView> {
  return call('GET /meetings/{id}/agenda', { path: { id } });
}

export function saveAgenda(id: string, body: Operations['PUT /meetings/{id}/agenda']['body'], version: number): Promise<AgendaView> {
  return call('PUT /meetings/{id}/agenda', { path: { id }, body, version });
}

export async function tasksOf(id: string): Promise<Task[]> {
  return (await call('GET /meetings/{id}/actions', { path: { id }, query: { limit: 500 } })).items;
}

export function myTasks(state: TaskState, cursor?: string): Promise<Page<Task>> {
  return call('GET /actions', { query: { state, cursor, limit: 100 } });
}

export function addTask(id: string, body: Operations['POST /meetings/{id}/actions']['body'], idempotencyKey: string): Promise<Task> {
  return call('POST /meetings/{id}/actions', { path: { id }, body, idempotencyKey });
}

export function changeTask(id: string, body: Operations['PATCH /actions/{id}']['body'], version: number): Promise<Task> {
  return call('PATCH /actions/{id}', { path: { id }, body, version });
}

export function minutes(id: string): Promise<Minutes> {
  return call('GET /meetings/{id}/minutes', { path: { id } });
}

export function beginMinutes(id: string, idempotencyKey: string): Promise<Minutes> {
  return call('POST /meetings/{id}/minutes', { path: { id }, idempotencyKey });
}

export function writeMinutes(id: string, body: Operations['PUT /meetings/{id}/minutes']['body'], version: number): Promise<Minutes> {
  return call('PUT /meetings/{id}/minutes', { path: { id }, body, version });
}

export function sendMinutes(id: string, body: Operations['POST /meetings/{id}/minutes/send']['body'], version: number): Promise<Minutes> {
  return call('POST /meetings/{id}/minutes/send', { path: { id }, body, version });
}

export function recallMinutes(id: string): Promise<Minutes> {
  return call('POST /meetings/{id}/minutes/recall', { path: { id } });
}

export function answerMinutes(id: string, objection: string | undefined): Promise<Minutes> {
  return call('POST /meetings/{id}/minutes/answer', { path: { id }, body: objection ? { objection } : {} });
}

export function documentAddress(id: string, format: 'pdf' | 'docx' | 'md'): string {
  return `/api/v1/meetings/${encodeURIComponent(id)}/minutes/document?format=${format}&language=${speaking()}`;
}

export async function attachments(id: string): Promise<Attachment[]> {
  return (await call('GET /meetings/{id}/attachments', { path: { id }, query: { limit: 100 } })).items;
}

export function changeAttachment(id: string, access: Access, version: number): Promise<Attachment> {
  return call('PATCH /attachments/{id}', { path: { id }, body: { access }, version });
}

export function removeAttachment(id: string): Promise<undefined> {
  return call('DELETE /attachments/{id}', { path: { id } });
}

/** Sends a file as it is, and says how much of it is there: `fetch` cannot say that. */
export function upload(meeting: string, file: File, idempotencyKey: string, onprogress: (share: number) => void): Promise<Attachment> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/v1/meetings/${encodeURIComponent(meeting)}/attachments?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader('X-Requested-With', 'smart-meeting');
    request.setRequestHeader('Accept-Language', speaking());
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader('Idempotency-Key', idempotencyKey);
    request.upload.onprogress = ({ loaded, total }) => onprogress(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(new Unreachable('attachments'));
    request.onload = () => {
      try {
        const body: unknown = JSON.parse(request.responseText);
        if (request.status < 300) resolve(body as Attachment);
        else reject(new Refused({ ...(body as object), status: request.status } as ConstructorParameters<typeof Refused>[0]));
      } catch {
        reject(new Unreachable('attachments'));
      }
    };
    request.send(file);
  });
}
