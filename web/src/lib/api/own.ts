// The calls about one's own settings and delegates; fetched with their page.
import { call, newKey } from './client';
import type { Delegation, NoticeSettings, Powers } from './types';

export function noticeSettings(): Promise<NoticeSettings> {
  return call<'GET /me/notice-settings'>('GET /me/notice-settings') as Promise<unknown> as Promise<NoticeSettings>;
}

export function changeNoticeSettings(settings: NoticeSettings): Promise<NoticeSettings> {
  return call<'PUT /me/notice-settings'>('PUT /me/notice-settings', { body: { ...settings, quiet: settings.quiet && { ...settings.quiet } } }) as Promise<unknown> as Promise<NoticeSettings>;
}

export function delegate(delegateId: string, powers: Powers): Promise<Delegation> {
  return call('POST /delegations', { body: { delegateId, powers: { ...powers } }, idempotencyKey: newKey() });
}

export function endDelegation(id: string): Promise<undefined> {
  return call('DELETE /delegations/{id}', { path: { id } });
}
