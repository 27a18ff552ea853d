import type { DerivedRows } from '../ports/records.ts';

type Row = Readonly<Record<string, unknown>>;

/** The parts of a stored derivation that are not the same, by name; empty if it is the same to the last value. */
export function differingParts(a: DerivedRows, b: DerivedRows): string[] {
  const columns = new Set([...Object.keys(a.standing), ...Object.keys(b.standing)]);
  const standing = [...columns].filter((c) => !same(a.standing[c] ?? null, b.standing[c] ?? null)).map((c) => `standing.${c}`);
  return [
    ...standing,
    ...differingRows('part', a.parts, b.parts, (r) => String(r['compartments'])),
    ...differingRows('work', a.work, b.work, (r) => `${String(r['sort'])} ${String(r['key'])}`),
    ...differingRows('work part', a.workParts, b.workParts, (r) => `${String(r['sort'])} ${String(r['key'])} ${String(r['compartments'])}`),
    ...differingRows('retention', a.retention, b.retention, (r) => String(r['rule'])),
    ...differingRows('allocation', a.allocations, b.allocations, (r) => String(r['role'])),
  ];
}

function differingRows(name: string, a: readonly Row[], b: readonly Row[], key: (row: Row) => string): string[] {
  const before = new Map(a.map((r) => [key(r), r] as const));
  const after = new Map(b.map((r) => [key(r), r] as const));
  return [...new Set([...before.keys(), ...after.keys()])].filter((k) => !same(before.get(k) ?? null, after.get(k) ?? null)).map((k) => `${name} ${k}`);
}

/** Equal as JSON: the order of keys and keys without a value do not count. */
function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) || Array.isArray(b)) return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((x, i) => same(x, b[i]));
  if (!isRow(a) || !isRow(b)) return false;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((k) => same(a[k], b[k]));
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null;
}
