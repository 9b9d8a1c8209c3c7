// Names of people, groups and departments met so far, for where only their ids
// are kept.
import type { Subject } from '../../lib/api/client';
import type { Named } from '../../lib/api/types';
import { t } from '../../lib/i18n/fluent.svelte';

const names = new Map<string, string>();

/** Learns a name when one is given; says the name, or that there is one nobody told. */
export function known(subject: Subject, name?: string): string {
  const key = `${subject.kind} ${subject.id ?? ''}`;
  if (name) names.set(key, name);
  return names.get(key) ?? '…';
}

/** Whom a grant is for, or where it counts. */
export function namedText({ kind, name }: Named): string {
  switch (kind) {
    case 'everyone':
      return t('ui-manage-everyone');
    case 'all':
      return t('ui-manage-everywhere');
    case 'own':
      return t('ui-manage-own');
    default:
      return name ?? '…';
  }
}
