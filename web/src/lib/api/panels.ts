// The calls about panels; fetched with the page that looks after them.
import { call, newKey, whole } from './client';
import type { BoardView, DecorView, Operations, PictureView } from './schema';
import type { Page, Panel } from './types';

export function panels(): Promise<Panel[]> {
  return whole((cursor) => call<'GET /panels', Page<Panel>>('GET /panels', { query: { limit: 200, cursor } }), 10_000);
}

export function pairPanel(panel: Operations['POST /panels']['body']): Promise<Panel> {
  return call('POST /panels', { body: panel, idempotencyKey: newKey() });
}

export function changePanel(id: string, change: Operations['PATCH /panels/{id}']['body'], version: number): Promise<Panel> {
  return call('PATCH /panels/{id}', { path: { id }, body: change, version });
}

export function commandPanel(id: string, command: 'reload' | 'identify'): Promise<Panel> {
  return call('POST /panels/{id}/command', { path: { id }, body: { command } });
}

export function removePanel(id: string): Promise<undefined> {
  return call('DELETE /panels/{id}', { path: { id } });
}

/** What a board shows, with the settings it has. */
export function boardDay(id: string): Promise<BoardView> {
  return call('GET /panels/{id}/board', { path: { id } });
}

/** Pictures that panels and boards at a place may show. */
export function pictures(place: string): Promise<PictureView[]> {
  return whole((cursor) => call<'GET /pictures', Page<PictureView>>('GET /pictures', { query: { place, limit: 200, cursor } }), 1_000);
}

export function removePicture(id: string): Promise<undefined> {
  return call('DELETE /pictures/{id}', { path: { id } });
}

/** Sends a picture as it is. */
export function addPicture(place: string, file: File): Promise<PictureView> {
  return call('POST /pictures', { query: { place, name: file.name }, file, idempotencyKey: newKey() });
}

export function decors(): Promise<DecorView[]> {
  return whole((cursor) => call<'GET /decors', Page<DecorView>>('GET /decors', { query: { limit: 200, cursor } }), 10_000);
}

export function addDecor(decor: Operations['POST /decors']['body']): Promise<DecorView> {
  return call('POST /decors', { body: decor, idempotencyKey: newKey() });
}

export function changeDecor(id: string, decor: Operations['PUT /decors/{id}']['body'], version: number): Promise<DecorView> {
  return call('PUT /decors/{id}', { path: { id }, body: decor, version });
}

export function removeDecor(id: string): Promise<undefined> {
  return call('DELETE /decors/{id}', { path: { id } });
}
