// What a door knows and does: the day of its room, and the deeds that wait for
// the network. How it lives with the server, every paired screen has in common.
import { picturesOf } from './decor';
import { Pictures } from './pictures';
import { type Deed, newKey, stepOf } from './queue';
import { Screen, read, write } from './screen';
import { say } from './texts';
import { type Booking, type Door, Refused, Unreachable } from './wire';
import * as wire from './wire';

const SHELF = 'panel-door';
const DEEDS = 'panel-deeds';
const TOLD_FOR = 8_000;

export interface Told {
  text: string;
  isBad: boolean;
}

export class Panel extends Screen<Door> {
  told: Told | null = null;
  deeds: Deed[] = read<Deed[]>(DEEDS) ?? [];
  isBusy = false;
  readonly #pictures: Pictures;
  #settling = false;
  #toldTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(changed: () => void) {
    super(SHELF, 'panel', changed);
    this.#pictures = new Pictures(() => this.key, changed);
  }

  /** Where a picture can be had; null until it has arrived. */
  picture(id: string): string | null {
    return this.#pictures.get(id);
  }

  protected override async wear(shown: Door): Promise<void> {
    await super.wear(shown);
    this.#pictures.keep(picturesOf(shown.decor ?? {}));
  }

  get door(): Door | null {
    return this.shown;
  }

  /** What keeps the room, with what was done here and still waits. */
  get bookings(): Booking[] {
    const waiting = this.deeds.flatMap((deed) => (deed.kind === 'book' ? [pendingOf(deed)] : []));
    const told = this.deeds.flatMap((deed) => (deed.kind === 'checkIn' ? [deed.meeting] : []));
    const known = (this.door?.bookings ?? []).map((booking) => (told.indexOf(booking.id) >= 0 ? { ...booking, checkInFrom: null, checkInUntil: null, isPending: true } : booking));
    return [...known, ...waiting];
  }

  protected async ask(key: string): Promise<{ shown: Door; now: number }> {
    const { door, now } = await wire.door(key);
    return { shown: door, now };
  }

  protected override reached(): Promise<void> {
    return this.#settle();
  }

  protected override forgotten(): void {
    this.deeds = [];
    write(DEEDS, null);
    super.forgotten();
  }

  say(text: string, isBad = false): void {
    this.told = { text, isBad };
    clearTimeout(this.#toldTimer);
    this.#toldTimer = setTimeout(() => {
      this.told = null;
      this.changed();
    }, TOLD_FOR);
    this.changed();
  }

  /** Does something at the server and says how it went; false when it did not. */
  async act(what: (key: string) => Promise<unknown>, done: string): Promise<boolean> {
    if (this.key === null || this.isBusy) return false;
    this.isBusy = true;
    try {
      await what(this.key);
      this.say(done);
      await this.refresh();
      return true;
    } catch (error) {
      this.failed(error);
      this.say(error instanceof Refused ? error.detail : say('ui-panel-unreachable'), true);
      return false;
    } finally {
      this.isBusy = false;
    }
  }

  /** Books from now on; without the network it waits. */
  async book(minutes: number, subject: string | null): Promise<boolean> {
    const { key, door } = this;
    if (key === null || !door || this.isBusy) return false;
    const begun = Math.floor(this.now / 60_000) * 60_000;
    const deed: Deed = { kind: 'book', key: newKey(), start: begun, end: begun + minutes * 60_000, subject, minutes };
    this.isBusy = true;
    try {
      await wire.bookNow(key, door.room.id, minutes, subject, deed.key);
      this.say(say('ui-panel-booked'));
      await this.refresh();
    } catch (error) {
      this.failed(error);
      if (!(error instanceof Unreachable)) {
        this.say(error instanceof Refused ? error.detail : say('ui-panel-unreachable'), true);
        await this.refresh();
        return false;
      }
      this.#keep([...this.deeds, deed]);
      this.say(say('ui-panel-booked-later'));
    } finally {
      this.isBusy = false;
    }
    return true;
  }

  /** Says that somebody is there; without the network it waits. */
  async touchIn(booking: Booking): Promise<boolean> {
    if (this.key === null || this.isBusy) return false;
    this.isBusy = true;
    try {
      await wire.touchIn(this.key, booking.id);
      this.say(say('ui-panel-checked-in'));
      await this.refresh();
    } catch (error) {
      this.failed(error);
      if (!(error instanceof Unreachable)) {
        this.say(error instanceof Refused ? error.detail : say('ui-panel-unreachable'), true);
        return false;
      }
      this.#keep([...this.deeds, { kind: 'checkIn', key: newKey(), meeting: booking.id, end: booking.end, subject: booking.subject }]);
      this.say(say('ui-panel-checked-in-later'));
    } finally {
      this.isBusy = false;
    }
    return true;
  }

  #keep(deeds: Deed[]): void {
    this.deeds = deeds;
    write(DEEDS, deeds.length > 0 ? deeds : null);
    this.changed();
  }

  /** Makes good what was done without the network, in its order; stops where the network does. */
  async #settle(): Promise<void> {
    if (this.#settling || this.deeds.length === 0) return;
    this.#settling = true;
    let isRead = true;
    try {
      for (let deed = this.deeds[0]; deed && this.key !== null && this.door; deed = this.deeds[0]) {
        const step = stepOf(deed, this.now);
        isRead = false;
        try {
          if (step.do === 'drop') this.say(say('ui-panel-dropped-over', { what: nameOf(deed) }), true);
          else if (step.do === 'checkIn' && deed.kind === 'checkIn') {
            await wire.touchIn(this.key, deed.meeting);
            this.say(say('ui-panel-made-good', { what: nameOf(deed) }));
          } else if (step.do === 'book' && deed.kind === 'book') {
            // Asked again with the same words: the server may have heard the first time.
            const sent = { ...deed, minutes: deed.isSent ? deed.minutes : step.minutes, isSent: true };
            this.#keep([sent, ...this.deeds.slice(1)]);
            await wire.bookNow(this.key, this.door.room.id, sent.minutes, sent.subject, sent.key);
            this.say(say('ui-panel-made-good', { what: nameOf(deed) }));
          }
        } catch (error) {
          if (!(error instanceof Refused)) throw error;
          this.log(`dropped ${deed.kind}: ${error.code}`);
          this.say(say('ui-panel-dropped', { what: nameOf(deed), why: error.detail }), true);
        }
        this.#keep(this.deeds.slice(1));
      }
    } finally {
      this.#settling = false;
    }
    if (!isRead && this.key !== null) await this.wear((await wire.door(this.key)).door);
  }
}

function pendingOf(deed: Deed & { kind: 'book' }): Booking {
  const { start, end } = deed;
  return { id: deed.key, subject: deed.subject, organizer: null, start, end, heldFrom: start, heldUntil: end, state: 'running', actions: [], checkInFrom: null, checkInUntil: null, isPending: true };
}

function nameOf(deed: Deed): string {
  return deed.subject ?? say('ui-panel-walk-up');
}
