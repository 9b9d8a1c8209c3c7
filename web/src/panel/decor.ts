// What a screen wears: a picture behind everything, a logo, a colour, a drawing
// in the corner. Colours of states stay as they are: they have to be told from afar.
import type { DecorLookBody } from '../lib/api/schema';
import { language } from './texts';
import { h, svg } from './view';

/** Where a picture can be had; null while it cannot. */
export type Find = (id: string) => string | null;

export function picturesOf(decor: DecorLookBody): string[] {
  return [decor.backgroundId, decor.logoId, decor.englishLogoId].filter((id): id is string => typeof id === 'string');
}

/** Styles for the outermost element: the colour and the picture. */
export function styleOf(decor: DecorLookBody, find: Find): string {
  const photo = decor.backgroundId ? find(decor.backgroundId) : null;
  return `${decor.accent ? `--worn:${decor.accent};` : ''}${photo ? `--photo:url("${photo}");` : ''}`;
}

export function classOf(decor: DecorLookBody, find: Find): string {
  return `${decor.accent ? ' accented' : ''}${decor.backgroundId && find(decor.backgroundId) ? ' photo' : ''}${decor.ornament ? ' decorated' : ''}`;
}

export function drawLogo(decor: DecorLookBody, find: Find): HTMLElement | null {
  const id = (language() === 'en' ? decor.englishLogoId : null) ?? decor.logoId ?? decor.englishLogoId;
  const address = id ? find(id) : null;
  return address ? h('img', { class: 'logo', src: address, alt: '' }) : null;
}

const ORNAMENTS: Record<string, () => Element[]> = {
  lanterns: () => [lantern(30, 0, 20), lantern(70, 14, 16)],
  blossom: () => [svg('path', { d: 'M100 4C76 14 52 18 22 52', stroke: '#6b4630', 'stroke-width': 3, fill: 'none' }), ...[[78, 12, 9], [56, 20, 11], [38, 38, 8], [24, 52, 7], [64, 36, 7]].map(([x = 0, y = 0, size = 0]) => flower(x, y, size))],
  snow: () => [[20, 20, 12], [58, 12, 8], [84, 36, 14], [42, 54, 9], [72, 72, 7]].map(([x = 0, y = 0, size = 0]) => flake(x, y, size)),
  stars: () => [[24, 22, 16], [62, 14, 9], [86, 40, 12], [48, 54, 7], [74, 70, 6]].map(([x = 0, y = 0, size = 0]) => star(x, y, size)),
};

function lantern(x: number, y: number, size: number): Element {
  return svg(
    'g',
    {},
    svg('path', { d: `M${x} 0V${y + 12}M${x} ${y + 12 + size * 1.6}v${size}`, stroke: '#d9a441', 'stroke-width': 2 }),
    svg('ellipse', { cx: x, cy: y + 12 + size * 0.8, rx: size, ry: size * 0.8, fill: '#d8232f', stroke: '#f2c14e', 'stroke-width': 2 }),
    svg('path', { d: `M${x} ${y + 12}v${size * 1.6}M${x - size * 0.5} ${y + 12 + size * 0.1}q${-size * 0.35} ${size * 0.7} 0 ${size * 1.4}M${x + size * 0.5} ${y + 12 + size * 0.1}q${size * 0.35} ${size * 0.7} 0 ${size * 1.4}`, stroke: '#f2c14e', 'stroke-width': 1.5, fill: 'none' }),
    svg('rect', { x: x - size * 0.4, y: y + 9, width: size * 0.8, height: 4, fill: '#f2c14e' }),
    svg('rect', { x: x - size * 0.4, y: y + 11 + size * 1.6, width: size * 0.8, height: 4, fill: '#f2c14e' }),
  );
}

function flower(x: number, y: number, size: number): Element {
  const petals = [0, 72, 144, 216, 288].map((turn) => svg('ellipse', { cx: x, cy: y - size * 0.6, rx: size * 0.42, ry: size * 0.6, fill: '#f6a8c0', transform: `rotate(${turn} ${x} ${y})` }));
  return svg('g', {}, ...petals, svg('circle', { cx: x, cy: y, r: size * 0.25, fill: '#f2c14e' }));
}

function flake(x: number, y: number, size: number): Element {
  const arms = [0, 60, 120].map((turn) => svg('path', { d: `M${x - size} ${y}h${size * 2}`, transform: `rotate(${turn} ${x} ${y})` }));
  return svg('g', { stroke: '#ffffff', 'stroke-width': 2.5, 'stroke-linecap': 'round', fill: 'none' }, ...arms);
}

function star(x: number, y: number, size: number): Element {
  const points = Array.from({ length: 10 }, (_, at) => {
    const reach = at % 2 ? size * 0.42 : size;
    const turn = (Math.PI * at) / 5 - Math.PI / 2;
    return `${(x + reach * Math.cos(turn)).toFixed(1)},${(y + reach * Math.sin(turn)).toFixed(1)}`;
  });
  return svg('polygon', { points: points.join(' '), fill: '#f2c14e', stroke: '#a67a28', 'stroke-width': 1 });
}

/** The drawing in the corner; null where there is none. */
export function drawOrnament(decor: DecorLookBody): Element | null {
  const draw = decor.ornament ? ORNAMENTS[decor.ornament] : undefined;
  return draw ? svg('svg', { class: 'ornament', viewBox: '0 0 100 100', 'aria-hidden': 'true' }, ...draw()) : null;
}
