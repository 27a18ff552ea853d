import { standsOn } from '../chronology/kind.ts';
import { kindOf, KINDS } from '../chronology/kinds/index.ts';
import { FACTS } from '../chronology/facts/index.ts';
import { didYouMean } from '../policy/expression/suggest.ts';
import { describeIssue, type PolicyFault, type SourceFile } from '../policy/load.ts';
import { drawRows } from './for-each.ts';
import { EXAMPLE_KEYS, exampleFile, oneExample, type Adopted, type Example } from './format.ts';

/** An example with where it stands. */
export interface LocatedExample {
  readonly example: Example;
  readonly file: string;
  readonly line: number;
  /** ids of clauses that it names and the policy must have */
  readonly names: readonly { readonly clause: string; readonly line: number }[];
}

/** A fault in a file of examples, and the title of the example that has it. */
export interface ExampleFault extends PolicyFault {
  readonly example: string;
}

export interface ReadExamples {
  readonly policy?: string;
  readonly version?: string;
  readonly policies?: readonly Adopted[];
  /** those that can be run */
  readonly examples: readonly LocatedExample[];
  readonly faults: readonly ExampleFault[];
}

type Path = readonly (string | number)[];

/** Keys of a record that say whom or what it is about. */
const SUBJECTS = ['child', 'sitting', 'worker', 'person', 'unit'] as const;

/** Reads a file of examples; every fault with its line: unknown keys, kinds, fields and facts. An example with a fault is not run, the others are. */
export function readExamples(source: SourceFile): ReadExamples {
  const faults: ExampleFault[] = source.faults.slice(0, 1).map((f) => ({ file: source.file, example: '', ...f }));
  if (faults.length > 0) return { examples: [], faults };
  const bare = Array.isArray(source.value);
  const read = exampleFile.safeParse(bare ? { examples: source.value } : source.value);
  if (!read.success) return { examples: [], faults: read.error.issues.flatMap((i) => describeIssue(source, i, EXAMPLE_KEYS)).map((f) => ({ ...f, example: '' })) };
  const { policy, version, policies, examples: written } = read.data;
  const drawn = written.flatMap((one, i) => drawRows(one).map((row) => ({ one, row, i })));
  const examples = drawn.flatMap(({ one: table, row, i }): LocatedExample[] => {
    const at = bare ? [i] : ['examples', i];
    if (!row.ok) {
      faults.push({ file: source.file, line: source.lineOf([...at, 'for-each']), message: `"${titleOf(table)}": ${row.message}`, example: titleOf(table) });
      return [];
    }
    const one = row.value;
    const parsed = oneExample.safeParse(one);
    const own = parsed.success ? [] : parsed.error.issues.flatMap((issue) => describeIssue(source, { ...issue, path: [...at, ...issue.path] }, EXAMPLE_KEYS));
    if (parsed.success) checkRecords(source, parsed.data, at, own);
    faults.push(...own.map((f) => ({ ...f, example: titleOf(one) })));
    if (!parsed.success || own.length > 0) return [];
    return [{ example: parsed.data, file: source.file, line: source.lineOf([...at, 'example']), names: clauseNames(source, parsed.data, at) }];
  });
  return { examples, faults, ...(policy === undefined ? {} : { policy }), ...(version === undefined ? {} : { version }), ...(policies === undefined ? {} : { policies }) };
}

function titleOf(written: unknown): string {
  const title = typeof written === 'object' && written !== null && 'example' in written ? written.example : undefined;
  return typeof title === 'string' ? title : '';
}

function checkRecords(source: SourceFile, example: Example, at: Path, faults: PolicyFault[]): void {
  const fault = (path: Path, message: string): void => void faults.push({ file: source.file, line: source.lineOf(path), message: `"${example.example}": ${message}` });
  const records = [...example.given.map((g, i) => ({ record: g, path: [...at, 'given', i] })), ...(example.when && 'record' in example.when ? [{ record: example.when, path: [...at, 'when'] }] : [])];
  for (const { record, path } of records) {
    const kind = kindOf(record.record);
    if (kind === undefined) {
      fault([...path, 'record'], `"${record.record}" is no kind of entry${didYouMean(record.record, KINDS.map((k) => k.name))}`);
      continue;
    }
    for (const field of Object.keys(record.with)) {
      if (!Object.hasOwn(kind.fields, field)) fault([...path, 'with', field], `${kind.name} has no field "${field}"${didYouMean(field, Object.keys(kind.fields))}`);
    }
    const named = SUBJECTS.filter((k) => record[k] !== undefined);
    if (named.length > 1) fault(path, `a record is about one of ${SUBJECTS.join(', ')}; found ${named.join(' and ')}`);
    else if (named[0] !== undefined && !standsOn(kind, named[0]) && kind.subject !== 'activity') fault([...path, named[0]], `${kind.name} is about a ${kind.subject}, not about a ${named[0]}`);
    if (kind.subject !== 'child' && kind.subject !== 'activity' && record[kind.subject] === undefined) fault(path, `${kind.name} is about a ${kind.subject}; expected "${kind.subject}:"`);
  }
  const facts = FACTS.map((f) => f.name);
  const groups: readonly { readonly facts: Readonly<Record<string, unknown>> | undefined; readonly path: Path }[] = [
    { facts: example.then.facts, path: [...at, 'then', 'facts'] },
    ...Object.entries(example.then.children ?? {}).map(([c, x]) => ({ facts: x.facts, path: [...at, 'then', 'children', c, 'facts'] })),
    ...Object.entries(example.then.subjects ?? {}).map(([c, x]) => ({ facts: x.facts, path: [...at, 'then', 'subjects', c, 'facts'] })),
  ];
  for (const g of groups) for (const name of Object.keys(g.facts ?? {})) if (!facts.includes(name)) fault([...g.path, name], `"${name}" is no fact${didYouMean(name, facts)}`);
  for (const e of expectedEntries(example.then)) {
    const kind = kindOf(e.kind);
    const path = [...at, 'then', ...e.path];
    if (kind === undefined) fault(path, `"${e.kind}" is no kind of entry${didYouMean(e.kind, KINDS.map((k) => k.name))}`);
    for (const field of e.fields) if (kind !== undefined && !Object.hasOwn(kind.fields, field)) fault([...path, 'with', field], `${kind.name} has no field "${field}"${didYouMean(field, Object.keys(kind.fields))}`);
  }
  if (Object.keys(example.then).length === 0) fault([...at, 'then'], 'nothing is expected; an example must be able to fail');
  if (example.today === undefined && example.when === undefined && example.given.length === 0) fault(at, 'no day is named; expected "when: { on: 2026-03-02 }", "today:" or something given');
  const others = new Set(records.map(({ record: r }) => r.sitting ?? r.worker ?? r.person ?? r.unit));
  for (const name of Object.keys(example.then.subjects ?? {})) {
    if (!others.has(name)) fault([...at, 'then', 'subjects', name], `nothing is recorded about "${name}"${didYouMean(name, [...others].filter((c) => c !== undefined))}`);
  }
  const children = new Set(records.map((r) => r.record.child));
  for (const child of Object.keys(example.then.children ?? {})) {
    if (!children.has(child)) fault([...at, 'then', 'children', child], `nothing is recorded about "${child}"${didYouMean(child, [...children].filter((c) => c !== undefined))}`);
  }
}

/** The kinds of entry that expectations speak of, with their fields: one that there is not would never be found, and "none of it" would always pass. */
function expectedEntries(then: Example['then']): readonly { readonly kind: string; readonly fields: readonly string[]; readonly path: Path }[] {
  const of = (e: { readonly kind: string; readonly of?: string | undefined; readonly with?: Readonly<Record<string, unknown>> | undefined }, path: Path): ReturnType<typeof expectedEntries> => [
    { kind: e.kind, fields: Object.keys(e.with ?? {}), path },
    ...(e.of === undefined ? [] : [{ kind: e.of, fields: [], path: [...path, 'of'] }]),
  ];
  const subjects = [{ about: then as Pick<Example['then'], 'entries'>, path: [] as Path }, ...(['children', 'subjects'] as const).flatMap((key) => Object.entries(then[key] ?? {}).map(([name, about]) => ({ about, path: [key, name] as Path })))];
  return [
    ...subjects.flatMap(({ about, path }) => (about.entries ?? []).flatMap((e, i) => of(e, [...path, 'entries', i]))),
    ...(then.offer === undefined ? [] : [{ kind: then.offer, fields: [], path: ['offer'] }]),
    ...(then.form ?? []).flatMap((f) => [{ kind: f.of, fields: [], path: ['form'] }, ...(f.parts ?? []).flatMap((p) => [...(p.gathers ?? []), ...(p.others ?? [])].flatMap((e) => of(e, ['form'])))]),
  ];
}

/** Every clause that the expectations name, so that a slip of the pen does not pass as "no such duty". */
function clauseNames(source: SourceFile, example: Example, at: Path): { clause: string; line: number }[] {
  const out: { clause: string; line: number }[] = [];
  const walk = (value: unknown, path: Path): void => {
    if (Array.isArray(value)) value.forEach((v, i) => walk(v, [...path, i]));
    else if (typeof value === 'object' && value !== null) {
      for (const [key, v] of Object.entries(value)) {
        if (key === 'clause' && typeof v === 'string') out.push({ clause: v, line: source.lineOf([...path, key]) });
        else walk(v, [...path, key]);
      }
    }
  };
  walk(example.then, [...at, 'then']);
  for (const clause of example.then['no-notes'] ?? []) out.push({ clause, line: source.lineOf([...at, 'then', 'no-notes']) });
  // A reason given to a clause that asks nothing is never read.
  example.given.forEach((g, i) => Object.keys(g.answers).forEach((clause) => out.push({ clause, line: source.lineOf([...at, 'given', i, 'answers', clause]) })));
  if (example.when !== undefined && 'answers' in example.when) for (const clause of Object.keys(example.when.answers)) out.push({ clause, line: source.lineOf([...at, 'when', 'answers', clause]) });
  for (const key of ['met', 'not-met'] as const) for (const clause of example.then.criteria?.[key] ?? []) out.push({ clause, line: source.lineOf([...at, 'then', 'criteria', key]) });
  return out;
}

/** The clause that an example proves: named, or the first word of its title. */
export function provedClause(example: Example): string {
  return example.clause ?? /^\S+/.exec(example.example)?.[0] ?? '';
}
