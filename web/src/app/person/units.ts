// The tree of departments as a list with depths, by name; pure.
import type { OrgUnit } from '../../lib/api/types';

export interface UnitStep {
  unit: OrgUnit;
  depth: number;
  path: string[];
}

const natural = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** Parents before children; what names a parent that is not there stands at the top. */
export function unitTree(units: readonly OrgUnit[]): UnitStep[] {
  const ids = new Set(units.map(({ id }) => id));
  const steps: UnitStep[] = [];
  const walk = (parent: string | null, above: readonly string[]): void => {
    const here = units.filter(({ parentId }) => (parentId && ids.has(parentId) ? parentId : null) === parent);
    for (const unit of here.sort((a, b) => natural.compare(a.name, b.name))) {
      const path = [...above, unit.name];
      steps.push({ unit, depth: above.length, path });
      walk(unit.id, path);
    }
  };
  walk(null, []);
  return steps;
}

/** Where a department can be moved: anywhere but below itself. */
export function homesOf(id: string, tree: readonly UnitStep[]): UnitStep[] {
  const own = new Set([id]);
  for (const { unit } of tree) if (unit.parentId && own.has(unit.parentId)) own.add(unit.id);
  return tree.filter(({ unit }) => !own.has(unit.id));
}
