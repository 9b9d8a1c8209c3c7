// The shape of a state, so that nobody has to tell red from green.
import type { State } from './face';
import { svg } from './view';

const SHAPES: Record<State, () => Element[]> = {
  free: () => [svg('circle', { cx: 50, cy: 50, r: 43 }), svg('path', { d: 'M29 52l15 15 28-32' })],
  busy: () => [svg('circle', { cx: 50, cy: 50, r: 43, fill: 'currentColor' }), svg('path', { d: 'M27 50h46', style: 'stroke:var(--face)', 'stroke-width': 13 })],
  soon: () => [svg('circle', { cx: 50, cy: 50, r: 43 }), svg('path', { d: 'M50 25v26l17 12' })],
  wanted: () => [svg('path', { d: 'M50 8l42 74H8z' }), svg('path', { d: 'M50 36v20M50 69v.5' })],
  shut: () => [svg('rect', { x: 16, y: 44, width: 68, height: 48, rx: 10, fill: 'currentColor' }), svg('path', { d: 'M30 42V30a20 20 0 0 1 40 0v12' })],
  closed: () => [svg('rect', { x: 9, y: 9, width: 82, height: 82, rx: 14 }), svg('path', { d: 'M33 33l34 34M67 33L33 67' })],
};

export function shapeOf(state: State): Element {
  return svg('svg', { viewBox: '0 0 100 100', 'aria-hidden': 'true', fill: 'none', stroke: 'currentColor', 'stroke-width': 9, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' }, ...SHAPES[state]());
}
