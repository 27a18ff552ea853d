import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Entry } from '../../src/core/chronology/entry.ts';
import { id, type SubjectId } from '../../src/core/values/ids.ts';
import { plainDate } from '../../src/core/values/plain-date.ts';
import { record } from '../../src/app/record/record.ts';
import { Browser, wordsOf } from './browser.ts';
import { AGENCY, openWebService, PEOPLE, SERVICE, type WebService } from './service.ts';

let web: WebService;
beforeAll(async () => {
  web = await openWebService();
});
afterAll(() => web?.close());

const chronology = (child: SubjectId): Promise<readonly Entry[]> => web.store.asSystem(SERVICE, (unit) => unit.records.chronology({ kind: 'child', id: child }));
const of = (all: readonly Entry[], kind: string): readonly Entry[] => all.filter((e) => e.kind === kind);

it('a correction of what was given says to whom before it is recorded, makes a task for each, and the task ends where they have been told', async () => {
  const child = await web.child('Thistlewood', [{ kind: 'note.recorded', data: { note: 'He is home by nine' } }]);
  const note = of(await chronology(child), 'note.recorded')[0]!;
  const cara = new Browser(web.app);
  await cara.signIn('cara');
  const at = `/children/${child}/entries/${note.id}`;
  // Given to nobody: nothing is said of it.
  expect(wordsOf((await cara.get(`${at}/correct`)).body)).not.toContain('This was given to');
  const given = await record(web.ports, {
    id: id(web.ports.ids.next()), subject: { kind: 'child', id: child }, source: 'live', answers: {}, agreements: [],
    actor: { worker: PEOPLE.ben.worker, name: 'Somebody', role: 'team-manager', roles: ['team-manager'], agency: AGENCY, service: SERVICE },
    records: [{ kind: 'disclosure.made', data: { to: 'education', person: 'Head of year', purpose: 'Safety at school', gateway: 'cda-1998-s115', channel: 'meeting', entries: [{ entry: note.id }] }, occurredOn: plainDate('2026-11-24') }],
  });
  expect(given.outcome).toBe('recorded');

  const warned = wordsOf((await cara.get(`${at}/correct`)).body);
  expect(warned).toMatch(/This was given to: Head of year, .+, on 24 November 2026/);
  expect(wordsOf((await cara.get(`${at}/withdraw`)).body)).toContain('This was given to: Head of year');
  const corrected = await cara.submit(`${at}/correct`, { note: 'He is home by ten', correctionReason: 'A slip', occurredOn: '24/11/2026' });
  expect(corrected.status, wordsOf(corrected.body).slice(0, 800)).toBe(303);
  const [owed] = of(await chronology(child), 'correction.owed');
  expect(owed?.data).toMatchObject({ entry: note.id, person: 'Head of year', to: 'education' });

  const sharing = await cara.get(`/children/${child}/sharing`);
  expect(wordsOf(sharing.body)).toContain('Corrections to pass on');
  const form = `/children/${child}/record/correction.told?of=${owed!.id}`;
  const without = await cara.submit(form, { outcome: 'disproportionate', occurredOn: 'today' });
  expect(of(await chronology(child), 'correction.told')).toEqual([]);
  expect(wordsOf(without.body)).toContain('why they are not told');
  expect(wordsOf((await cara.get(`/children/${child}`)).body)).toContain('Tell Head of year that what they were given has been corrected');
  expect((await cara.submit(form, { of: owed!.id, outcome: 'told', channel: 'telephone', said: 'It is ten, not nine', occurredOn: 'today' })).status).toBe(303);
  expect(wordsOf((await cara.get(`/children/${child}`)).body)).not.toContain('Tell Head of year that what they were given has been corrected');
  expect(wordsOf((await cara.get(`/children/${child}/sharing`)).body)).toContain('They have been told what it says now');
});
