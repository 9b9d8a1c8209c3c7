// What was seen last, kept in IndexedDB so that the next visit paints at once,
// and without the network at all. Only a convenience: when storage is refused,
// everything still works.
import type { Schedule } from './types';

const NAME = 'smart-meeting';
const SHELF = 'days';
const DAYS_MOST = 14;

/** Something with the instant at which the server said it. */
export interface Kept<T> {
  at: number;
  value: T;
}

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(SHELF);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function on<T>(mode: IDBTransactionMode, act: (shelf: IDBObjectStore) => Promise<T>): Promise<T | null> {
  try {
    const base = await opened();
    const done = await act(base.transaction(SHELF, mode).objectStore(SHELF));
    base.close();
    return done;
  } catch {
    // A full or forbidden disk must not disturb the page.
    return null;
  }
}

export async function recallThing<T>(name: string): Promise<Kept<T> | null> {
  const found = await on('readonly', (shelf) => answer<Kept<T> | undefined>(shelf.get(name)));
  return found?.at ? found : null;
}

export async function keepThing(name: string, value: unknown): Promise<void> {
  await on('readwrite', (shelf) => answer(shelf.put({ at: Date.now(), value }, name)));
}

export function recallDay(date: string): Promise<Kept<Schedule> | null> {
  return recallThing(date);
}

export async function keepDay(date: string, schedule: Schedule): Promise<void> {
  await keepThing(date, schedule);
  await on('readwrite', async (shelf) => {
    const days = (await answer(shelf.getAllKeys())).filter((key) => /^\d/.test(String(key)));
    for (const day of days.slice(0, Math.max(0, days.length - DAYS_MOST))) shelf.delete(day);
  });
}

/** At sign-out: the next person at this browser must not see what this one saw. */
export async function forgetAll(): Promise<void> {
  await on('readwrite', (shelf) => answer(shelf.clear()));
}
