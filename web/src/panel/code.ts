// A QR code as a drawing of one path.
import { encode } from 'uqr';
import { svg } from './view';

export function drawCode(text: string, name: string): Element {
  const { data, size } = encode(text, { ecc: 'L', border: 2 });
  const cells = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return svg('svg', { class: 'code-picture', role: 'img', 'aria-label': name, viewBox: `0 0 ${size} ${size}`, 'shape-rendering': 'crispEdges' }, svg('rect', { width: size, height: size, fill: '#fff' }), svg('path', { d: cells.join(''), fill: '#000' }));
}
