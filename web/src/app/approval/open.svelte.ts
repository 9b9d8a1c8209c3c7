// How many requests wait for this person's word. Only the number lives in the
// frame of the app; what keeps it fresh is fetched after the first page.
let count = $state(0);

export function openRequests(): number {
  return count;
}

export function nowOpen(next: number): void {
  count = next;
}
