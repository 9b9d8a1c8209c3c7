// Where a floating panel goes: beside the thing it belongs to, never over it
// while there is room, and always inside the window.
import { clamp } from '../time/geometry';

export interface Size {
  width: number;
  height: number;
}

export interface Rim {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const GAP = 8;

/** Top left corner for a panel: below the anchor, else above, else at a side, else as near as it fits. */
export function beside(anchor: Rim, panel: Size, view: Size): { left: number; top: number } {
  const most = { left: view.width - panel.width - GAP, top: view.height - panel.height - GAP };
  const left = clamp(anchor.left, GAP, Math.max(GAP, most.left));
  const top = clamp(anchor.top, GAP, Math.max(GAP, most.top));
  if (anchor.bottom + GAP <= most.top) return { left, top: anchor.bottom + GAP };
  if (anchor.top - GAP - panel.height >= GAP) return { left, top: anchor.top - GAP - panel.height };
  if (anchor.right + GAP <= most.left) return { left: anchor.right + GAP, top };
  if (anchor.left - GAP - panel.width >= GAP) return { left: anchor.left - GAP - panel.width, top };
  return { left, top };
}
