// Floor plans of the mock: rooms along both sides of a corridor, without a drawing.
import type { PlanBody, PlanView } from '../lib/api/schema';
import type { Place, Room } from '../lib/api/types';
import { type Answer, refuse } from './house';

function row(rooms: readonly Room[], top: number, height: number): PlanView['spots'] {
  const width = Math.floor(9_400 / Math.max(1, rooms.length));
  return rooms.map(({ id }, at) => {
    const left = 300 + at * width;
    const corners = [
      { x: left, y: top },
      { x: left + width, y: top },
      { x: left + width, y: top + height },
      { x: left, y: top + height },
    ];
    return { roomId: id, corners, needsCheckIn: true };
  });
}

export class Plans {
  private readonly drawn = new Map<string, PlanView>();

  constructor(
    private readonly places: readonly Place[],
    rooms: readonly Room[],
  ) {
    for (const place of places.filter(({ kind }) => kind === 'floor')) {
      const own = rooms.filter(({ id }) => places.find((other) => other.id === id)?.parentId === place.id);
      const half = Math.ceil(own.length / 2);
      // One room is left for whoever wants to place it.
      const spots = [...row(own.slice(0, half), 600, 3_400), ...row(own.slice(half, -1), 5_900, 3_400)];
      this.drawn.set(place.id, { placeId: place.id, placeName: place.name, drawing: null, spots, actions: ['change'], version: 1 });
    }
  }

  handle(method: string, path: string, body: unknown): Answer | null {
    if (path === '/plans') {
      const planned = this.places.filter(({ id }) => this.drawn.has(id));
      return { status: 200, body: { items: planned.map((place) => ({ placeId: place.id, name: place.name, path: this.pathOf(place) })) } };
    }
    const [, name] = /^\/places\/([^/]+)\/plan$/.exec(path) ?? [];
    if (name === undefined) return null;
    const id = decodeURIComponent(name);
    const plan = this.drawn.get(id);
    if (method === 'PUT') {
      const { spots } = body as PlanBody;
      const next: PlanView = { placeId: id, placeName: this.places.find((place) => place.id === id)?.name ?? '', drawing: null, spots: spots.map((spot) => ({ ...spot, needsCheckIn: true })), actions: ['change'], version: (plan?.version ?? 0) + 1 };
      this.drawn.set(id, next);
      return { status: 200, body: next };
    }
    if (!plan) return refuse(404, 'not_found', { params: { noun: 'plan' } });
    if (method === 'DELETE') {
      this.drawn.delete(id);
      return { status: 204 };
    }
    return { status: 200, body: plan };
  }

  private pathOf(place: Place): string[] {
    const above = this.places.find(({ id }) => id === place.parentId);
    return above ? [...this.pathOf(above), above.name] : [];
  }
}
