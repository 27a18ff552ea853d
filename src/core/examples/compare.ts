/** One expectation that was not met: what was expected and what was there. */
export interface Difference {
  readonly expected: string;
  readonly got: string;
}

/** Whether every stated part of `wanted` is found in `have`: lists by their members in any order, each as one of those expected, texts exactly, nested parts the same way. */
export function agrees(wanted: unknown, have: unknown): boolean {
  if (Array.isArray(wanted)) return Array.isArray(have) && wanted.length === have.length && wanted.every((w) => have.some((h) => agrees(w, h))) && have.every((h) => wanted.some((w) => agrees(w, h)));
  if (typeof wanted === 'object' && wanted !== null) {
    return typeof have === 'object' && have !== null && Object.entries(wanted).every(([k, v]) => agrees(v, (have as Readonly<Record<string, unknown>>)[k]));
  }
  return wanted === have || (wanted === null && have === undefined);
}

/** Whether a text holds another, upper and lower case alike. */
export function contains(text: string | undefined, part: string): boolean {
  return (text ?? '').toLowerCase().includes(part.toLowerCase());
}

/** Something as one line: short enough to be read in a list of failures. */
export function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map((v) => show(v)).join('; ');
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .filter(([, v]) => v !== undefined)
      .map(([k, v]) => `${k} ${Array.isArray(v) ? `[${v.map((x) => (typeof x === 'object' ? `{${show(x)}}` : String(x))).join(', ')}]` : typeof v === 'object' && v !== null ? JSON.stringify(v) : String(v)}`)
      .join(', ');
  }
  return String(value);
}
