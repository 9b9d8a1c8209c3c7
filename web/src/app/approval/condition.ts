// A condition under which somebody has to agree, in words.
import type { Condition } from '../../lib/api/admin';
import { t } from '../../lib/i18n/fluent.svelte';
import { lengthText } from '../../lib/timeline/words';
import { MINUTE } from '../../lib/time/zone';
import { weekdayName } from '../meeting/words';

const NAMES = {
  longerThan: 'ui-admin-when-longer',
  peopleOver: 'ui-admin-when-people',
  guests: 'ui-admin-when-guests',
  series: 'ui-admin-when-series',
  during: 'ui-admin-when-during',
  outside: 'ui-admin-when-outside',
} as const;

export function conditionName(kind: Condition['kind']): string {
  return t(NAMES[kind]);
}

function hoursText(from: string, until: string, weekdays: readonly number[]): string {
  const days = weekdays.map((day) => weekdayName(day % 7, 'short')).join(t('ui-list-comma'));
  const end = until.startsWith('00:00') ? '24:00' : until.slice(0, 5);
  return `${days} ${from.slice(0, 5)}–${end}`.trim();
}

function valueText(condition: Condition): string {
  switch (condition.kind) {
    case 'longerThan':
      return lengthText(0, condition.minutes * MINUTE);
    case 'peopleOver':
      return String(condition.people);
    case 'during':
    case 'outside':
      return hoursText(condition.from, condition.until, condition.weekdays);
    case 'guests':
    case 'series':
      return '';
  }
}

export function conditionText(condition: Condition): string {
  const value = valueText(condition);
  const name = conditionName(condition.kind);
  return value === '' ? name : t('ui-manage-told', { name, value });
}
