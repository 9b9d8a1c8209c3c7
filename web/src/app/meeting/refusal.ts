// Why something did not work, in words for the person who tried.
import { Refused, Unreachable } from '../../lib/api/client';
import type { Problem, Violation } from '../../lib/api/types';
import { known, t } from '../../lib/i18n/fluent.svelte';
import { lengthText } from '../../lib/timeline/words';
import { MINUTE } from '../../lib/time/zone';

export function reasonOf(error: unknown): string {
  if (error instanceof Unreachable) return t('ui-unreachable');
  if (error instanceof Refused) return problemText(error.problem);
  return t('ui-unexpected');
}

/** Our own words for what people meet daily; else the server's, which speaks their language too. */
export function problemText(problem: Problem): string {
  const texts = violationTexts(problem.violations ?? []);
  if (texts.length > 0) return texts.join(' ');
  return known(`ui-refusal-${problem.code.replace(/_/g, '-')}`, problem.detail || problem.title || t('ui-unexpected'));
}

/** Each rule once, however many dates it concerns. */
export function violationTexts(violations: readonly Violation[]): string[] {
  return [...new Set(violations.map(violationText))];
}

function violationText({ code, limit }: Violation): string {
  const number = typeof limit === 'number' ? limit : 0;
  const length = lengthText(0, number * MINUTE);
  switch (code) {
    case 'too_short':
      return t('ui-rule-too-short', { length });
    case 'too_long':
      return t('ui-rule-too-long', { length });
    case 'off_grid':
      return t('ui-rule-off-grid', { count: number });
    case 'too_little_notice':
      return t('ui-rule-too-little-notice', { length });
    case 'beyond_horizon':
      return t('ui-rule-beyond-horizon', { count: number });
    case 'over_capacity':
      return t('ui-rule-over-capacity', { count: number });
    case 'too_few_people':
      return t('ui-rule-too-few-people', { count: number });
    case 'too_many_occurrences':
      return t('ui-rule-too-many-occurrences', { count: number });
    default:
      return known(`ui-rule-${code.replace(/_/g, '-')}`, t('ui-refusal-policy-violation'));
  }
}

export function problemIn(error: unknown): Problem | null {
  return error instanceof Refused ? error.problem : null;
}
