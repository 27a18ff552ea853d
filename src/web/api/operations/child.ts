import { z } from 'zod';
import { namesOf } from '../../../app/names.ts';
import { operation } from '../operation.ts';
import { NO_CHILD } from '../problem.ts';
import { CHILD, childOut } from '../shapes/child.ts';
import { CHILD_PATH, DAY, ID, subjectId } from '../shapes/parts.ts';
import { ROLE } from '../shapes/entry.ts';
import { DUTY, dutyOut } from '../shapes/work.ts';

const EVIDENCE = z.array(z.object({ fact: z.string(), label: z.string(), value: z.string(), on: DAY.optional(), entry: ID.optional() }));

/** Where a child stands. */
export const child = operation({
  name: 'child',
  method: 'GET',
  path: '/children/{child}',
  group: 'children',
  says: 'Where a child stands: facts with since when, what is to be done, what is to be decided',
  more: 'All of it is worked out from the entries that this system may see, and from the policy in force.',
  permission: 'cases.see',
  purpose: 'working with the child',
  audit: { event: 'child.opened', shown: 'where the child stands' },
  params: CHILD_PATH,
  answer: z.object({
    child: CHILD,
    facts: z.record(z.string(), z.object({ value: z.unknown(), since: DAY.optional(), by: ID.optional().describe('The entry that gave it') })),
    tiers: z.array(z.object({ of: z.string(), value: z.string(), title: z.string(), from: DAY, until: DAY.optional() })).describe('Levels of the policy that are in force'),
    duties: z.array(DUTY).describe('Those that are not over'),
    considerations: z.array(z.object({ clause: z.string(), title: z.string(), owner: ROLE, openedOn: DAY, grounds: EVIDENCE })).describe('Decisions that must be taken and reasoned'),
    proposals: z.array(z.object({ clause: z.string(), title: z.string(), ground: z.string(), since: DAY, evidence: EVIDENCE })).describe('What the rules propose and people decide'),
    order: z.int().min(0).describe('The last entry that this rests on, in the order of recording: give it as `seen`'),
  }),
  problems: ['not-found'],
  async handle({ ports, reader, today }, { params }) {
    const subject = { kind: 'child', id: subjectId(params.child) } as const;
    const { row, standing, workers, allocated } = await ports.store.asReader(reader, async (unit) => {
      const [found, stands, people, work] = await Promise.all([
        unit.lists.child(subject.id, today), unit.lists.standing(subject), unit.directory.workers(today), unit.lists.work({ subject, sorts: ['duty'], states: NOT_OVER }),
      ]);
      return { row: found, standing: stands, workers: people, allocated: new Map(work.rows.map((w) => [w.sort === 'duty' ? w.detail.key : '', w.ownerWorker])) };
    });
    if (row === undefined || standing === undefined) return NO_CHILD;
    const names = namesOf(workers);
    const about = { kind: 'child' as const, id: subject.id };
    return {
      is: 'answer',
      body: {
        child: childOut(row, names),
        facts: Object.fromEntries(Object.entries(standing.facts).map(([name, f]) => [name, { value: f.value, since: f.since, by: f.by }])),
        tiers: standing.tiers.map((t) => ({ of: t.of, value: t.value, title: t.title, from: t.from, until: t.until })),
        duties: standing.duties.filter((d) => NOT_OVER.includes(d.state)).map((d) => {
          const worker = allocated.get(d.key);
          return dutyOut(d, about, worker === undefined ? undefined : { id: worker, name: names.worker(worker) }, today);
        }),
        considerations: standing.considerations.map((c) => ({ clause: c.clause, title: c.title, owner: c.owner, openedOn: c.openedOn, grounds: [...c.grounds] })),
        proposals: standing.proposals.map((p) => ({ clause: p.clause, title: p.title, ground: p.ground, since: p.since, evidence: [...p.evidence] })),
        order: standing.throughSeq,
      },
    };
  },
});

const NOT_OVER: readonly string[] = ['open', 'brought-forward', 'paused'];
