// Exceptions from the rule of check-in, as people read them: for which
// meetings, and what is otherwise for them.
import type { Subject } from '../../lib/api/client';
import { t } from '../../lib/i18n/fluent.svelte';
import { lengthText } from '../../lib/timeline/words';
import { MINUTE } from '../../lib/time/zone';
import { typeName } from './names.svelte';

/** Which meetings: all that is said must hold. */
export interface When {
  atLeastMinutes?: number;
  atMostMinutes?: number;
  types?: string[];
  organizers?: Subject[];
  guests?: boolean;
  series?: boolean;
  words?: string[];
}

/** What is otherwise for them; what is not said stays as it is. */
export interface Then {
  required?: boolean;
  minutesBefore?: number;
  minutesAfter?: number;
  warnMinutes?: number;
  undoMinutes?: number;
}

export interface Profile {
  when: When;
  then: Then;
}

export type Trait = keyof When;
export type Time = Exclude<keyof Then, 'required'>;

export const TRAITS: readonly Trait[] = ['atLeastMinutes', 'atMostMinutes', 'types', 'organizers', 'guests', 'series', 'words'];
export const TIMES: readonly Time[] = ['minutesBefore', 'minutesAfter', 'warnMinutes', 'undoMinutes'];

const TRAIT_NAMES = {
  atLeastMinutes: 'ui-manage-when-at-least',
  atMostMinutes: 'ui-manage-when-at-most',
  types: 'ui-manage-when-types',
  organizers: 'ui-manage-when-organizers',
  guests: 'ui-manage-when-guests',
  series: 'ui-manage-when-series',
  words: 'ui-manage-when-words',
} as const;

const TIME_NAMES = {
  minutesBefore: 'ui-manage-rule-check-in-minutes-before',
  minutesAfter: 'ui-manage-rule-check-in-minutes-after',
  warnMinutes: 'ui-manage-rule-release-warn-minutes',
  undoMinutes: 'ui-manage-rule-release-undo-minutes',
} as const;

export function traitName(trait: Trait): string {
  return t(TRAIT_NAMES[trait]);
}

export function timeName(time: Time): string {
  return t(TIME_NAMES[time]);
}

function length(minutes: number): string {
  return minutes === 0 ? t('ui-manage-none') : lengthText(0, minutes * MINUTE);
}

function traitText(trait: Trait, when: When): string {
  const { types = [], organizers = [], words = [] } = when;
  const told = (value: string): string => t('ui-manage-told', { name: traitName(trait), value });
  switch (trait) {
    case 'atLeastMinutes':
    case 'atMostMinutes':
      return told(length(when[trait] ?? 0));
    case 'types':
      return told(types.map(typeName).join(t('ui-list-comma')));
    case 'organizers':
      return told(t('ui-manage-entries', { count: organizers.length }));
    case 'guests':
    case 'series':
      return told(when[trait] ? t('ui-yes') : t('ui-no'));
    case 'words':
      return told(words.join(t('ui-list-comma')));
  }
}

function thenTexts({ required, ...times }: Then): string[] {
  const asked = required === undefined ? [] : [t(required ? 'ui-manage-then-required' : 'ui-manage-then-free')];
  return [...asked, ...TIMES.flatMap((time) => (times[time] === undefined ? [] : [t('ui-manage-told', { name: timeName(time), value: length(times[time]) })]))];
}

export function profileText({ when, then }: Profile): string {
  const traits = TRAITS.filter((trait) => when[trait] !== undefined).map((trait) => traitText(trait, when));
  const outcome = thenTexts(then);
  return t('ui-manage-profile-line', {
    when: traits.length === 0 ? t('ui-manage-every-meeting') : traits.join(t('ui-list-comma')),
    then: outcome.length === 0 ? t('ui-manage-as-usual') : outcome.join(t('ui-list-comma')),
  });
}
