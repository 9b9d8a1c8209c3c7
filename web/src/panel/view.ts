// The little that a panel needs to draw: elements from a function, and places
// on the screen that are drawn anew only when what they show has changed.

type Attribute = string | number | boolean | null | undefined | ((event: Event) => void);
export type Child = Node | string | null | false | undefined;

const SVG = 'http://www.w3.org/2000/svg';

function fill(node: Element, attributes: Record<string, Attribute>, children: readonly Child[]): void {
  for (const name of Object.keys(attributes)) {
    const value = attributes[name];
    if (typeof value === 'function') node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, '');
    else if (value !== false && value !== null && value !== undefined) node.setAttribute(name, String(value));
  }
  for (const child of children) if (child !== null && child !== false && child !== undefined) node.append(child);
}

/** An element; functions listen (`onclick`), what is absent or false is left out. */
export function h<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Record<string, Attribute> = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  fill(node, attributes, children);
  return node;
}

/** The same for drawings. */
export function svg(tag: string, attributes: Record<string, Attribute>, ...children: Child[]): Element {
  const node = document.createElementNS(SVG, tag);
  fill(node, attributes, children);
  return node;
}

export function button(name: string, text: string, press: () => void, more: Record<string, Attribute> = {}): HTMLButtonElement {
  return h('button', { type: 'button', class: name, onclick: press, ...more }, text);
}

const shown = new WeakMap<Element, string>();

/**
 * Draws into `host` when `what` says something else than before. Whoever had the
 * focus there gets it back on the element of the same name.
 */
export function paint(host: Element, what: unknown, draw: () => Child[]): void {
  const said = JSON.stringify(what);
  if (shown.get(host) === said) return;
  shown.set(host, said);
  const focused = host.contains(document.activeElement) ? document.activeElement?.textContent : null;
  while (host.firstChild) host.removeChild(host.firstChild);
  for (const child of draw()) if (child) host.append(child);
  if (!focused) return;
  const same = Array.from(host.querySelectorAll('button')).find((one) => one.textContent === focused);
  if (same) same.focus();
}
