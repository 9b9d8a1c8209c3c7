// The order of a list that people arrange by hand.

/** The list with the item at `from` at the place `to`; the same list when that is nowhere. */
export function moved<T>(items: readonly T[], from: number, to: number): T[] {
  const next = [...items];
  if (from === to || from < 0 || to < 0 || from >= items.length || to >= items.length) return next;
  const [item] = next.splice(from, 1);
  if (item !== undefined) next.splice(to, 0, item);
  return next;
}

/** The minutes of all items together. */
export function total(items: readonly { minutes?: number | null }[]): number {
  return items.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);
}
