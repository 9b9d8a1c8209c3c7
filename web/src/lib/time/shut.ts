// When a room is not open: its hours, closed days and closed periods, as the
// server works them out. Pure; for the web and for boards.

export interface Shut {
  from: number;
  /** When it opens; null: not in sight. */
  until: number | null;
}

export function shutOf(told: readonly { from: string; until?: string | null }[] | null | undefined): Shut[] {
  return (told ?? []).map(({ from, until }) => ({ from: Date.parse(from), until: until ? Date.parse(until) : null }));
}

/** The stretch that an instant lies in; null while the room is open. */
export function shutAt(shut: readonly Shut[], instant: number): Shut | null {
  return shut.find(({ from, until }) => from <= instant && (until === null || instant < until)) ?? null;
}

/** When it closes next; null: not that it is known. */
export function closesAfter(shut: readonly Shut[], instant: number): number | null {
  const next = shut.filter(({ from }) => from > instant).map(({ from }) => from);
  return next.length > 0 ? Math.min(...next) : null;
}

/** The earlier of two instants of which either may be unknown. */
export function earlier(one: number | null, other: number | null): number | null {
  return one === null ? other : other === null ? one : Math.min(one, other);
}
