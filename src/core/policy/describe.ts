import type { z } from 'zod';
import type { ClauseSource } from './format.ts';
import type { Program } from './program.ts';
import { Sentences } from './sentences.ts';
import { WORD_NAMES, WORDS } from './words/index.ts';
import { written, type Word } from './words/word.ts';

/** One clause as a page can show it: what it says, where that stands, how it is read, and what the program does about it. */
export interface ClauseInWords {
  readonly id: string;
  readonly says: string;
  readonly cites: string;
  readonly reading?: string;
  readonly sentences: readonly string[];
  readonly file: string;
  readonly line: number;
}

export interface PolicyInWords {
  readonly title: string;
  readonly source: string;
  readonly inForceFrom: string;
  readonly settings: readonly { readonly name: string; readonly label: string; readonly value: string; readonly reading?: string }[];
  readonly clauses: readonly ClauseInWords[];
}

/** What has been put into words stays so: a program is never changed, and putting two hundred clauses into words takes a tenth of a second. */
const described = new WeakMap<Program, PolicyInWords>();

/** The whole policy in plain English, made from the very rules that run, so that a practice manager can compare it with the source. */
export function describePolicy(program: Program): PolicyInWords {
  const known = described.get(program) ?? inWords(program);
  described.set(program, known);
  return known;
}

function inWords(program: Program): PolicyInWords {
  const say = new Sentences(program.settings);
  return {
    title: program.title,
    source: program.source,
    inForceFrom: program.inForceFrom,
    settings: Object.entries(program.settings).map(([name, s]) => ({ name, label: s.label, value: s.value, ...(s.reading === undefined ? {} : { reading: s.reading }) })),
    clauses: [...program.clauses].sort((a, b) => byId(a.id, b.id)).map((c) => ({
      id: c.id,
      says: c.says,
      cites: c.cites,
      ...(c.reading === undefined ? {} : { reading: c.reading }),
      sentences: WORD_NAMES.flatMap((name) => sentencesOf(WORDS[name] as Word, c, say)),
      file: c.file,
      line: c.line,
    })),
  };
}

function sentencesOf<S extends z.ZodType>(word: Word<S>, c: ClauseSource, say: Sentences): string[] {
  const value = c[word.key];
  const level = c.level === undefined ? '' : ` on the ${c.level} list`;
  return value === undefined ? [] : written(word.schema).parse(value).flatMap((source) => word.describe(source, say, level));
}

/** Ids in the order of their numbers: 4.2 before 4.10. */
function byId(a: string, b: string): number {
  const parts = (x: string): number[] => (x.match(/\d+/g) ?? []).map(Number);
  const [x, y] = [parts(a), parts(b)];
  for (let i = 0; i < Math.max(x.length, y.length); i++) if ((x[i] ?? -1) !== (y[i] ?? -1)) return (x[i] ?? -1) - (y[i] ?? -1);
  return 0;
}
