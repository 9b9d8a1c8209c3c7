// The tree of places: order, depth, and where a place can go.
import { describe, expect, it } from 'vitest';
import type { Place, PlaceKind } from '../../lib/api/types';
import { homesFor, placeTree, subtreeOf } from './tree';

function place(id: string, parentId: string | null, kind: PlaceKind, name = id): Place {
  return { id, parentId, kind, name, code: id, bookingMode: 'open', capacity: null, features: [], inService: true, policy: {}, timeZone: null, version: 1 };
}

const PLACES = [place('r10', 'f', 'room', 'Room 10'), place('f', 'b', 'floor'), place('b', 'c', 'building'), place('c', null, 'campus'), place('r9', 'f', 'room', 'Room 9'), place('lost', 'nowhere', 'room')];

describe('the tree', () => {
  it('puts parents first, counts numbers as people do, and loses nothing', () => {
    expect(placeTree(PLACES).map(({ place: { id }, depth }) => `${depth}${id}`)).toEqual(['0c', '1b', '2f', '3r9', '3r10', '0lost']);
  });

  it('names a place with those above it', () => {
    expect(placeTree(PLACES).find(({ place: { id } }) => id === 'r9')?.path).toEqual(['c', 'b', 'f', 'Room 9']);
  });

  it('knows what lies below', () => {
    expect([...subtreeOf('b', PLACES)].sort()).toEqual(['b', 'f', 'r10', 'r9']);
  });

  it('never offers to put a place below itself or below a room', () => {
    const floor = PLACES[1] as Place;
    expect(homesFor(floor, PLACES).map(({ place: { id } }) => id)).toEqual(['c', 'b']);
  });
});
