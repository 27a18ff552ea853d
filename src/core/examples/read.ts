import { kindOf, KINDS } from '../chronology/kinds/index.ts';
import { FACTS } from '../chronology/facts/index.ts';
import { didYouMean } from '../policy/expression/suggest.ts';
import { describeIssue, type PolicyFault, type SourceFile } from '../policy/load.ts';
import { fail, ok, type Result } from '../values/result.ts';
import { EXAMPLE_KEYS, exampleFile, type Example, type ExampleFile } from './format.ts';

/** An example with where it stands. */
export interface LocatedExample {
  readonly example: Example;
  readonly file: string;
  readonly line: number;
  /** ids of clauses that it names and the policy must have */
  readonly names: readonly { readonly clause: string; readonly line: number }[];
}

export interface ReadExamples {
  readonly policy?: string;
  readonly version?: string;
  readonly examples: readonly LocatedExample[];
}

type Path = readonly (string | number)[];

/** Reads a file of examples; every fault with its line: unknown keys, kinds, fields and facts. */
export function readExamples(source: SourceFile): Result<ReadExamples, readonly PolicyFault[]> {
  if (source.faults.length > 0) return fail(source.faults.slice(0, 1).map((f) => ({ file: source.file, ...f })));
  const read = exampleFile.safeParse(source.value);
  if (!read.success) return fail(read.error.issues.flatMap((i) => describeIssue(source, i, EXAMPLE_KEYS)));
  const file: ExampleFile = read.data;
  const base: Path = Array.isArray(source.value) ? [] : ['examples'];
  const faults: PolicyFault[] = [];
  const examples = file.examples.map((example, i): LocatedExample => {
    const at = [...base, i];
    checkRecords(source, example, at, faults);
    return { example, file: source.file, line: source.lineOf([...at, 'example']), names: clauseNames(source, example, at) };
  });
  if (faults.length > 0) return fail(faults);
  return ok({ examples, ...(file.policy === undefined ? {} : { policy: file.policy }), ...(file.version === undefined ? {} : { version: file.version }) });
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
    if (kind.subject === 'sitting' && record.sitting === undefined) fault(path, `${kind.name} is about a sitting; expected "sitting:"`);
  }
  const facts = FACTS.map((f) => f.name);
  const groups: readonly { readonly facts: Readonly<Record<string, unknown>> | undefined; readonly path: Path }[] = [
    { facts: example.then.facts, path: [...at, 'then', 'facts'] },
    ...Object.entries(example.then.children ?? {}).map(([c, x]) => ({ facts: x.facts, path: [...at, 'then', 'children', c, 'facts'] })),
  ];
  for (const g of groups) for (const name of Object.keys(g.facts ?? {})) if (!facts.includes(name)) fault([...g.path, name], `"${name}" is no fact${didYouMean(name, facts)}`);
  if (Object.keys(example.then).length === 0) fault([...at, 'then'], 'nothing is expected; an example must be able to fail');
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
  for (const key of ['met', 'not-met'] as const) for (const clause of example.then.criteria?.[key] ?? []) out.push({ clause, line: source.lineOf([...at, 'then', 'criteria', key]) });
  return out;
}

/** The clause that an example proves: named, or the first word of its title. */
export function provedClause(example: Example): string {
  return example.clause ?? /^\S+/.exec(example.example)?.[0] ?? '';
}
