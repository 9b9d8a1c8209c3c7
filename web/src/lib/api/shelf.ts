// Days seen last, kept in IndexedDB so that the next visit paints at once. Only
// a convenience: when storage is refused, everything still works.
import type { Schedule } from './types';

const NAME = 'smart-meeting';
const DAYS = 'days';
const MOST = 14;

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(DAYS);
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

export async function recallDay(date: string): Promise<Schedule | null> {
  try {
    const base = await opened();
    const found = await answer<Schedule | undefined>(base.transaction(DAYS).objectStore(DAYS).get(date));
    base.close();
    return found ?? null;
  } catch {
    return null;
  }
}

export async function keepDay(date: string, schedule: Schedule): Promise<void> {
  try {
    const base = await opened();
    const days = base.transaction(DAYS, 'readwrite').objectStore(DAYS);
    await answer(days.put(schedule, date));
    const keys = await answer(days.getAllKeys());
    for (const key of keys.slice(0, Math.max(0, keys.length - MOST))) days.delete(key);
    base.close();
  } catch {
    // A full or forbidden disk must not disturb the page.
  }
}

/** At sign-out: the next person at this browser must not see what this one saw. */
export async function forgetAll(): Promise<void> {
  try {
    const base = await opened();
    await answer(base.transaction(DAYS, 'readwrite').objectStore(DAYS).clear());
    base.close();
  } catch {
    // Nothing was kept, then.
  }
}
