// Why something did not work, in words for the person who tried.
import { Refused, Unreachable } from '../../lib/api/client';
import type { Problem, Violation } from '../../lib/api/types';
import { known, t } from '../../lib/i18n/fluent.svelte';

export function reasonOf(error: unknown): string {
  if (error instanceof Unreachable) return t('ui-unreachable');
  if (error instanceof Refused) return problemText(error.problem);
  return t('ui-unexpected');
}

function problemText(problem: Problem): string {
  const violations = (problem.violations ?? []).map(violationText).filter(Boolean);
  if (violations.length > 0) return violations.join(' ');
  return problem.detail || known(`ui-refusal-${problem.code.replace(/_/g, '-')}`, problem.title || t('ui-unexpected'));
}

function violationText(violation: Violation): string {
  return violation.detail ?? violation.message ?? known(`ui-refusal-${violation.code.replace(/_/g, '-')}`, '');
}

export function problemIn(error: unknown): Problem | null {
  return error instanceof Refused ? error.problem : null;
}
