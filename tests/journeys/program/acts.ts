import { inject } from 'vitest';
import { DEMO } from './people.ts';
import { Visitor, wordsOf, type Fetched, type Fields } from './without-scripts.ts';

/** What comes before a journey is done through the same pages, without a browser. */
export async function visitor(username: string): Promise<Visitor> {
  return new Visitor(inject('program').origin).signIn(username);
}

/** Adds a child and allocates the case. @returns the child's id */
export async function addChild(by: Visitor, fields: Fields, caseManager?: string): Promise<string> {
  const made = await by.submit('/children/new', '/children', { ...fields, notTheSame: 'yes' });
  const child = /^\/children\/([0-9a-f-]{36})$/.exec(made.at)?.[1];
  if (child === undefined) throw new Error(`the child was not added: ${wordsOf(made.body).slice(0, 600)}`);
  if (caseManager !== undefined) await allocate(child, 'case-manager', caseManager);
  return child;
}

/** The team manager allocates somebody of this name. */
export async function allocate(child: string, role: string, name: string): Promise<void> {
  const manager = await visitor(DEMO.teamManager);
  const { body } = await manager.get(`/children/${child}/record/allocation.made`);
  const worker = [...body.matchAll(/<option value="([^"]+)"[^>]*>([^<]*)</g)].find(([, , text]) => text?.startsWith(name) === true)?.[1];
  if (worker === undefined) throw new Error(`nobody called ${name} can be chosen`);
  await record(manager, child, 'allocation.made', { role, worker });
}

/** Records an entry by its generated form; fails with the page's words if it was not recorded. */
export async function record(by: Visitor, child: string, kind: string, fields: Fields): Promise<Fetched> {
  const action = `/children/${child}/record/${kind}`;
  const answer = await by.submit(action, action, { occurredOn: 'today', ...fields });
  if (answer.at === action) throw new Error(`${kind} was not recorded: ${wordsOf(answer.body).slice(0, 900)}`);
  return answer;
}

/** A child whom the case manager has classified with the team manager's agreement. */
export async function classify(child: string): Promise<void> {
  const caseManager = await visitor(DEMO.caseManager);
  await record(caseManager, child, 'assessment.completed', { yogrs: '81', reoffending: 'high' });
  const proposed = await record(caseManager, child, 'dyo.decision', { outcome: 'classified', criterion: ['yogrs'], reason: 'Offences more often since the summer; the family asks for help.' });
  const agreed = await (await visitor(DEMO.teamManager)).submit(proposed.at, `${proposed.at}/answer`, { answer: 'agreed' });
  if (!wordsOf(agreed.body).includes('The decision is on record')) throw new Error(`not agreed: ${wordsOf(agreed.body).slice(0, 600)}`);
}
