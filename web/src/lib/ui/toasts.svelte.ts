// Short messages at the foot of the page, some with a way back. One list for
// the whole app; Toasts.svelte draws it.
export interface Toast {
  id: number;
  text: string;
  tone: 'plain' | 'problem';
  action: { label: string; run: () => void } | null;
  /** Called once when the toast goes without its action having been taken. */
  left: (() => void) | null;
  timer: ReturnType<typeof setTimeout> | undefined;
}

const LIFE = 8_000;

let list = $state.raw<Toast[]>([]);
let nextId = 1;

export function toasts(): readonly Toast[] {
  return list;
}

function take(id: number): Toast | undefined {
  const found = list.find((toast) => toast.id === id);
  if (!found) return undefined;
  clearTimeout(found.timer);
  list = list.filter((toast) => toast.id !== id);
  return found;
}

function arm(toast: Toast): void {
  toast.timer = setTimeout(() => dismiss(toast.id), LIFE);
}

/** Shows a toast for eight seconds; longer while the pointer or the focus is on it. */
export function toast(text: string, options: Partial<Pick<Toast, 'tone' | 'action' | 'left'>> = {}): number {
  const made: Toast = {
    id: nextId++,
    text,
    tone: options.tone ?? 'plain',
    action: options.action ?? null,
    left: options.left ?? null,
    timer: undefined,
  };
  arm(made);
  const surplus = list.length >= 3 ? list[0] : undefined;
  if (surplus) dismiss(surplus.id);
  list = [...list, made];
  return made.id;
}

export function dismiss(id: number): void {
  take(id)?.left?.();
}

export function act(id: number): void {
  take(id)?.action?.run();
}

export function hold(id: number): void {
  clearTimeout(list.find((toast) => toast.id === id)?.timer);
}

export function letGo(id: number): void {
  const found = list.find((toast) => toast.id === id);
  if (found) arm(found);
}
