// Names of what rules point at: working calendars, flows, types of meetings.
// Asked for once, when the first page shows rules; a rule says the code of
// what is not known here.
import * as admin from '../../lib/api/admin';
import * as api from '../../lib/api/client';
import { t } from '../../lib/i18n/fluent.svelte';
import { mayEverywhere } from '../person/session.svelte';

interface Entry {
  code: string;
  name: string;
}

let calendars = $state.raw<readonly Entry[]>([]);
let flows = $state.raw<readonly Entry[]>([]);
let types = $state.raw<readonly Entry[]>([]);

/** Asks anew each time: another page may have added one. */
export function learnNames(): void {
  api.calendars().then((found) => (calendars = found), () => undefined);
  learnTypes();
  // Only who looks after all places may read them.
  if (mayEverywhere('place.manage')) admin.flows().then((found) => (flows = found.map(({ id, name }) => ({ code: id, name }))), () => undefined);
}

export function learnTypes(): void {
  admin.meetingTypes().then((found) => (types = found), () => undefined);
}

export function knownTypes(): readonly Entry[] {
  return types;
}

function nameIn(entries: readonly Entry[], code: string): string | undefined {
  return entries.find((entry) => entry.code === code)?.name;
}

export function typeName(code: string): string {
  return nameIn(types, code) ?? code;
}

export function calendarName(code: string): string {
  return nameIn(calendars, code) ?? code;
}

/** An id says nothing to people: a flow that is not known is merely there. */
export function flowName(id: string): string {
  return nameIn(flows, id) ?? t('ui-manage-some-flow');
}
