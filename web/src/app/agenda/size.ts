// How large a file is, in words that people use.
import { language } from '../../lib/i18n/fluent.svelte';

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

export function sizeText(bytes: number, tag: string = language()): string {
  const step = Math.min(UNITS.length - 1, bytes > 0 ? Math.floor(Math.log10(bytes) / 3) : 0);
  const unit = UNITS[step] ?? 'byte';
  return new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: step > 0 ? 1 : 0 }).format(bytes / 1000 ** step);
}
