import { z } from 'zod';

/** What can go wrong, by a name that programs compare: the end of the problem's `type`. */
export const PROBLEMS = {
  'not-valid': { status: 400, title: 'The request cannot be read as it is' },
  'no-secret': { status: 401, title: 'No system is heard without its secret' },
  'not-allowed': { status: 403, title: 'This system may not do this' },
  'not-found': { status: 404, title: 'There is nothing here that this system may see' },
  changed: { status: 409, title: 'This changed meanwhile' },
  'command-used': { status: 409, title: 'The id of this command was used before' },
  'like-children': { status: 409, title: 'Children with a like name are on record' },
  'too-large': { status: 413, title: 'The request is too large' },
  'not-json': { status: 415, title: 'The request is not JSON' },
  'fields-wrong': { status: 422, title: 'Some fields do not do' },
  refused: { status: 422, title: 'A rule stands in the way' },
  asked: { status: 422, title: 'A rule asks for more' },
  'too-fast': { status: 429, title: 'This system asks too often' },
  failed: { status: 500, title: 'Something went wrong here' },
} as const satisfies Readonly<Record<string, { readonly status: number; readonly title: string }>>;
export type ProblemName = keyof typeof PROBLEMS;

export const TYPE_BEGINS = 'urn:throughline:problem:';

const OBJECTION = z.object({
  clause: z.string().describe('The clause of the policy; empty where it is a rule of the kind of entry itself'),
  says: z.string().describe('What the rule says'),
  wants: z.string().describe('What would satisfy it'),
  field: z.string().optional().describe('The field concerned, if one is'),
});

/** A fault of a request as it is answered: RFC 9457, with what would do. */
export const PROBLEM = z.object({
  type: z.string().describe(`${TYPE_BEGINS} and the name of what is wrong`),
  title: z.string(),
  status: z.int().min(400).max(599),
  detail: z.string().describe('In words for people: what is wrong and what would do'),
  reference: z.string().describe('The number of the request, for asking about it'),
  faults: z.array(z.object({
    field: z.string().describe('Where: the name of the field, with dots into lists'),
    record: z.int().min(0).optional().describe('Which of the records of a command, from 0'),
    expected: z.string().describe('What would do'),
  })).optional(),
  objections: z.array(OBJECTION).optional().describe('The rules that stand in the way, or that ask for more'),
  offer: z.object({ kind: z.string(), label: z.string() }).optional().describe('What may be recorded instead'),
  entries: z.array(z.string()).optional().describe('Entries that were recorded meanwhile, as far as this system may see them'),
  children: z.array(z.object({ id: z.string(), name: z.string(), reference: z.string().optional() })).optional().describe('Children who may be the one meant'),
});
export type ProblemBody = z.input<typeof PROBLEM>;

/** What an operation answers instead of what was asked for. */
export interface Problem extends Omit<ProblemBody, 'type' | 'title' | 'status' | 'reference'> {
  readonly is: 'problem';
  readonly name: ProblemName;
}

export function problem(name: ProblemName, detail: string, more: Omit<Problem, 'is' | 'name' | 'detail'> = {}): Problem {
  return { is: 'problem', name, detail, ...more };
}

export const NO_CHILD = problem('not-found', 'This child is not on record here, or the role of this system does not reach the case.');

/** The problem as it is sent. */
export function bodyOf({ is: _is, name, ...rest }: Problem, reference: string): ProblemBody {
  const { status, title } = PROBLEMS[name];
  return { type: `${TYPE_BEGINS}${name}`, title, status, reference, ...rest };
}
