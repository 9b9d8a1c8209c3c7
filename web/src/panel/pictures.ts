// Pictures that a screen shows: fetched with its key, since an `img` cannot
// carry one, and kept at hand for a day without the network.

const SHELF = 'board-pictures';
const AGAIN = 30_000;

/** A picture is known by its id, the drawing of a plan by its path. */
export function addressOf(id: string): string {
  return `/api/v1${id.startsWith('/') ? id : `/pictures/${id}`}`;
}

export class Pictures {
  #addresses = new Map<string, string>();
  #asked = new Set<string>();

  constructor(
    private readonly key: () => string | null,
    private readonly changed: () => void,
  ) {}

  /** Where the picture can be had; null until it has arrived. */
  get(id: string): string | null {
    void this.#fetch(id);
    return this.#addresses.get(id) ?? null;
  }

  /** Fetches those, and lets go of all others. */
  keep(wanted: readonly string[]): void {
    for (const id of wanted) void this.#fetch(id);
    for (const [id, address] of Array.from(this.#addresses)) {
      if (wanted.indexOf(id) >= 0) continue;
      URL.revokeObjectURL(address);
      this.#addresses.delete(id);
      this.#asked.delete(id);
    }
    void this.#tidy(wanted);
  }

  async #fetch(id: string): Promise<void> {
    const key = this.key();
    if (this.#asked.has(id) || key === null) return;
    this.#asked.add(id);
    const path = addressOf(id);
    try {
      // Without a secure address there is no shelf for pictures.
      const shelf = 'caches' in window ? await caches.open(SHELF) : null;
      let answer = await shelf?.match(path);
      if (!answer) {
        answer = await fetch(path, { headers: { Authorization: `Bearer ${key}` }, credentials: 'omit' });
        if (!answer.ok) throw new Error(String(answer.status));
        await shelf?.put(path, answer.clone());
      }
      this.#addresses.set(id, URL.createObjectURL(await answer.blob()));
      this.changed();
    } catch {
      // It goes without, and is asked for again.
      setTimeout(() => this.#asked.delete(id), AGAIN);
    }
  }

  async #tidy(wanted: readonly string[]): Promise<void> {
    if (!('caches' in window)) return;
    const shelf = await caches.open(SHELF);
    for (const request of await shelf.keys()) {
      if (!wanted.some((id) => request.url.endsWith(addressOf(id)))) await shelf.delete(request);
    }
  }
}
