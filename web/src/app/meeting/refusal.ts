// Why something did not work, in words for the person who tried.
import { Refused, Unreachable, heedWith } from '../../lib/api/client';
import type { Problem, Violation } from '../../lib/api/types';
import { known, t } from '../../lib/i18n/fluent.svelte';

/** The words of rules are many, and fetched when the first one says no. */
let why: typeof import('../policy/why') | null = null;

/** Resolves when the rules that said no can be put into words; without them they are said in general. */
export async function learnWhy(violations: readonly Violation[] | undefined): Promise<void> {
  if (!violations?.length) return;
  try {
    why ??= await import('../policy/why');
    await why.learn(violations);
  } catch {
    // Offline in that very moment: 'a rule forbids that' has to do.
  }
}

heedWith(({ violations }) => learnWhy(violations));

export function reasonOf(error: unknown): string {
  if (error instanceof Unreachable) return t('ui-unreachable');
  if (error instanceof Refused) return problemText(error.problem);
  return t('ui-unexpected');
}

/** Our own words for what people meet daily; else the server's, which speaks their language too. */
export function problemText(problem: Problem): string {
  const texts = violationTexts(problem.violations ?? []);
  if (texts.length > 0) return texts.join('\n');
  return known(`ui-refusal-${problem.code.replace(/_/g, '-')}`, problem.detail || problem.title || t('ui-unexpected'));
}

/** Each rule once, however many dates it concerns. */
export function violationTexts(violations: readonly Violation[]): string[] {
  if (violations.length === 0) return [];
  return why?.violationTexts(violations) ?? [t('ui-refusal-policy-violation')];
}

export function problemIn(error: unknown): Problem | null {
  return error instanceof Refused ? error.problem : null;
}
