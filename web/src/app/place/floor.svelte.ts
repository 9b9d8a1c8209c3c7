// A floor as its plan shows it: the plan, the rooms below the place, and what is
// on in them on one day. Live events fetch anew what they concern.
import { Burst } from '../../lib/api/burst';
import { Refused } from '../../lib/api/client';
import { plan as fetchPlan, scheduleAt } from '../../lib/api/plans';
import type { PlanView } from '../../lib/api/schema';
import type { ChangeEvent, Room } from '../../lib/api/types';
import { dayIn, toRfc3339 } from '../../lib/time/zone';
import { type Shut, shutOf } from '../../lib/time/shut';
import { type Block, blockOf, byPlace, keepsRoom } from '../../lib/timeline/rows';

export class Floor {
  plan = $state.raw<PlanView | null>(null);
  /** The place is there, but nobody has drawn it. */
  unplanned = $state(false);
  rooms = $state.raw<readonly Room[] | null>(null);
  blocks = $state.raw<ReadonlyMap<string, readonly Block[]>>(new Map());
  shut = $state.raw<ReadonlyMap<string, readonly Shut[]>>(new Map());
  failure = $state.raw<unknown>(null);
  private place = '';
  private day = '';
  private asked: AbortController | null = null;

  async show(place: string, date: string, zone: string): Promise<void> {
    const elsewhere = place !== this.place;
    const { start, end } = dayIn(date, zone);
    const day = `${toRfc3339(start)} ${toRfc3339(end)}`;
    if (!elsewhere && day === this.day) return;
    if (elsewhere) {
      this.plan = null;
      this.unplanned = false;
      this.rooms = null;
      this.blocks = new Map();
      this.shut = new Map();
    }
    this.place = place;
    this.day = day;
    await this.look(elsewhere);
  }

  /** What was drawn here, as the server keeps it. */
  drawn(plan: PlanView | null): void {
    this.plan = plan;
    this.unplanned = plan === null;
  }

  async look(withPlan: boolean): Promise<void> {
    this.asked?.abort();
    const { signal } = (this.asked = new AbortController());
    const [start = '', end = ''] = this.day.split(' ');
    try {
      const [plan, { rooms }] = await Promise.all([withPlan ? this.planOf(signal) : null, scheduleAt(this.place, start, end, signal)]);
      if (signal.aborted) return;
      if (withPlan) this.drawn(plan);
      this.rooms = rooms.map(({ room }) => room).sort(byPlace);
      this.blocks = new Map(rooms.map(({ room, holds }) => [room.id, holds.filter(({ state }) => keepsRoom(state)).map((hold) => blockOf(hold, room.id))]));
      this.shut = new Map(rooms.map(({ room, closed }) => [room.id, shutOf(closed)]));
      this.failure = null;
    } catch (error) {
      if (!signal.aborted) this.failure = error;
    }
  }

  private async planOf(signal: AbortSignal): Promise<PlanView | null> {
    try {
      return await fetchPlan(this.place, signal);
    } catch (error) {
      const none = error instanceof Refused && error.problem.status === 404 && (error.problem.params as { noun?: string } | undefined)?.noun === 'plan';
      if (none) return null;
      throw error;
    }
  }

  changed(event: ChangeEvent): void {
    const drawn = event.type.startsWith('plan.') && event.roomIds.includes(this.place);
    const concerned = event.roomIds.some((id) => this.blocks.has(id));
    if (drawn || concerned) this.again(drawn || event.type === 'place.saved');
  }

  private anew = false;
  private readonly burst = new Burst(() => {
    const { anew } = this;
    this.anew = false;
    void this.look(anew);
  });

  again(withPlan: boolean): void {
    this.anew ||= withPlan;
    this.burst.tell();
  }

  stop(): void {
    this.asked?.abort();
    this.burst.stop();
  }
}
