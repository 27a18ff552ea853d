import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { run } from './main.ts';
import { VERBS } from './verbs/index.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'verbs-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What a call prints and its exit code. */
async function call(...args: string[]): Promise<{ readonly code: number; readonly lines: string; readonly errors: string; readonly json: unknown }> {
  const lines: string[] = [];
  const errors: string[] = [];
  const values: unknown[] = [];
  const code = await run(args, { line: (t = '') => void lines.push(t), error: (t) => void errors.push(t), json: (v) => void values.push(v) });
  expect(values.length).toBeLessThan(2);
  return { code, lines: lines.join('\n'), errors: errors.join('\n'), json: values[0] };
}

function file(name: string, text: string): string {
  const at = path.join(folder, name);
  writeFileSync(at, text);
  return at;
}

test.each(VERBS.map((v) => [v.name, v] as const))('%s says with --help how it is used, with each of its options', async (name, verb) => {
  const { code, lines } = await call(name, '--help');
  expect(code).toBe(0);
  expect(lines).toContain(`Usage: ./throughline ${name}`);
  for (const option of [...verb.options, { name: 'json' }]) expect(lines).toContain(`--${option.name}`);
});

test('the verbs that reckon from a day take --today, and refuse a day that there is not', async () => {
  for (const name of ['demo', 'duties', 'rebuild', 'import']) expect(VERBS.find((v) => v.name === name)?.options.map((o) => o.name), name).toContain('today');
  expect(await call('duties', '--today', '2026-02-30')).toMatchObject({ code: 2, errors: expect.stringContaining('--today is "2026-02-30": expected a day that exists') as string });
});

test('wrong use is said in a sentence, with exit code 2', async () => {
  expect(await call()).toMatchObject({ code: 2, lines: expect.stringContaining('Usage') as string });
  expect(await call('--help')).toMatchObject({ code: 0 });
  expect(await call('dutys')).toMatchObject({ code: 2, errors: expect.stringContaining('There is no verb "dutys"') as string });
  expect(await call('clauses', '--bogus')).toMatchObject({ code: 2, errors: expect.stringContaining('--bogus') as string });
  expect(await call('clauses', 'LEI', 'DER')).toMatchObject({ code: 2, errors: expect.stringContaining('"DER" is one word too many') as string });
  expect(await call('verify', 'all')).toMatchObject({ code: 2, errors: expect.stringContaining('expected verify alone') as string });
  expect(await call('clauses', 'XYZ')).toMatchObject({ code: 2, errors: expect.stringContaining('There are: DER, HAV, LDS, LEI, LRS') as string });
  expect(await call('policy')).toMatchObject({ code: 2, errors: expect.stringContaining('expected check, explain, test, publish, diff or try') as string });
  expect(await call('policy', 'test', path.join(folder, 'not-there.yaml'))).toMatchObject({ code: 2, errors: expect.stringContaining('There is no file or folder') as string });
  expect(await call('policy', 'check', path.join(folder, 'not-there'))).toMatchObject({ code: 2, errors: expect.stringContaining('There is no folder') as string });
}, 180_000);

test('clauses gives one object for a register and a list without one', async () => {
  const { json, code } = await call('clauses', 'LEI', '--json');
  expect(code).toBe(0);
  expect(Object.keys(json as object)).toEqual(['register', 'total', 'proved', 'open']);
  expect(json).toMatchObject({ register: 'LEI', total: 184, open: [] });
  const all = (await call('clauses', '--json')).json;
  expect(all).toMatchObject([{ register: 'DER' }, { register: 'HAV' }, { register: 'LDS' }, { register: 'LEI' }, { register: 'LRS' }]);
}, 180_000);

test('policy test gives what passed and each failure with what was expected and what was there', async () => {
  const head = 'policy: leicester-city/deter-young-offenders\nexamples:\n';
  const good = '- { example: LEI-1.1 at 77, given: [{ on: 2026-03-02, as: case-manager, record: assessment.completed, with: { yogrs: 77 } }], then: { considerations: [{ clause: LEI-1.1 }] } }\n';
  const wrong = good.replace('at 77', 'below').replaceAll('yogrs: 77', 'yogrs: 76');
  expect(await call('policy', 'test', file('good.yaml', head + good), '--json')).toMatchObject({ code: 0, json: { passed: 1, failed: [] } });
  expect(await call('policy', 'test', file('both.yaml', head + good + wrong), '--json')).toMatchObject({
    code: 1,
    json: { passed: 1, failed: [{ example: 'LEI-1.1 below', expected: 'consideration clause LEI-1.1', got: 'no consideration of LEI-1.1', line: 4 }] },
  });
});

test.each([
  ['no then', '- { example: LEI-1.1 a, when: { on: 2026-03-02 } }', 'then is missing; expected keys with values'],
  ['an empty then', '- { example: LEI-1.1 a, when: { on: 2026-03-02 }, then: {} }', 'nothing is expected'],
  ['no day', '- { example: LEI-1.1 a, then: { no-duties: [LEI-2.2] } }', 'no day is named'],
  ['a day that there is not', '- { example: LEI-1.1 a, when: { on: 2026-02-30 }, then: { no-duties: [LEI-2.2] } }', 'found "2026-02-30"; expected a day that there is'],
  ['an unknown clause', '- { example: LEI-1.1 a, when: { on: 2026-03-02 }, then: { no-duties: [LEI-2.99] } }', 'LEI-2.99'],
  ['an unknown child', '- { example: LEI-1.1 a, when: { on: 2026-03-02 }, then: { children: { A: { no-duties: [LEI-2.2] } } } }', 'nothing is recorded about "A"'],
  ['an unknown meeting', '- { example: LEI-1.1 a, sittings: [{ meeting: rag-meting, on: 2026-03-01 }], when: { on: 2026-03-02 }, then: { no-duties: [LEI-2.2] } }', 'rag-meting'],
  ['an unknown setting', '- { example: LEI-1.1 a, settings: { yogr: 1 }, when: { on: 2026-03-02 }, then: { no-duties: [LEI-2.2] } }', 'yogr'],
  ['a length of nothing', '- { example: LEI-1.1 a, settings: { oversight-red: 0 weeks }, when: { on: 2026-03-02 }, then: { no-duties: [LEI-2.2] } }', '"0 weeks" is no length of time'],
])('an example with %s is a failure that says so, with its line', async (_, text, message) => {
  const { code, json } = await call('policy', 'test', file('bad.yaml', `policy: leicester-city/deter-young-offenders\nexamples:\n${text}\n`), '--json');
  expect(code).toBe(1);
  expect(json).toMatchObject({ passed: 0, failed: [{ line: 3, example: 'LEI-1.1 a', got: expect.stringContaining(message) as string }] });
});

test('a fault in one example hides no other', async () => {
  const text = 'policy: leicester-city/deter-young-offenders\nexamples:\n- { example: LEI-1.1 a, when: { on: 2026-03-02 } }\n- { example: LEI-1.1 b, when: { on: 2026-03-02 }, then: { no-duties: [LEI-2.2] } }\n';
  expect(await call('policy', 'test', file('two.yaml', text), '--json')).toMatchObject({ code: 1, json: { passed: 1, failed: [{ example: 'LEI-1.1 a' }] } });
});

test.each([['nothing', ''], ['a number', '42\n'], ['broken syntax', 'a: [1\n'], ['no examples', 'policy: leicester-city/deter-young-offenders\nexamples: []\n']])('a file with %s is not a success', async (_, text) => {
  expect((await call('policy', 'test', file('none.yaml', text))).code).toBe(1);
});

test('a policy with many faults reports each with file, line and what was expected, in one run', async () => {
  const clause = (n: number, rules: string): string => `  - { id: ABC-1.${n}, cites: Section, says: A clause that has a fault., ${rules} }\n`;
  const duty = (more: string): string => `duty: { title: T, owner: case-manager, ${more} }`;
  const rules: readonly (readonly [string, string])[] = [
    [duty('starts: dyo.classified, met-by: visit.completed, every: setting nothing'), '"nothing" is no setting of this policy'],
    [duty('starts: dyo.classified, met-by: visit.completed, every: 0 weeks'), '"0 weeks" is no length of time'],
    [duty('starts: dyo.classified, met-by: dyo.notified, fill: { chanel: e-mail }'), 'dyo.notified has no field "chanel" (did you mean "channel"?)'],
    [duty('starts: dyo.classified, met-by: dyo.notified, to-each: { field: recipients, of: [team-manger] }'), '"team-manger" is no value of "recipients"'],
    [duty('while: dyo.active, met-by: visit.completed, before: sitting of nothing'), '"nothing" is no meeting of this policy'],
    [duty('starts: dyo.classified, met-by: visit.completed where purpose is regulr'), '"regulr" is no value of "purpose" (did you mean "regular"?)'],
    [duty('starts: dyo.classified'), 'what proves it'],
    ['bar: { on: visit.completed, needs: { that: dyo.active, wants: x }, effect: refuse }', 'cannot be refused or held back'],
    ['rating: { of: rag.set, field: color, scale: rag, differs: ask }', 'rag.set has no field "color" (did you mean "colour"?)'],
    ['meeting: { name: m, ends: { kind: dyo.endd, with: team-manager } }', '"dyo.endd" is no kind of entry'],
    ['criterion: { of: rag.set, value: red, title: t, when: harm is imminent, evidence: [flagz] }', '"flagz" is no fact'],
  ];
  const text = `policy: test/x\nin-force-from: 2026-01-01\nclauses:\n${rules.map(([r], i) => clause(i, r)).join('')}`;
  const { code, json } = await call('policy', 'check', file('policy.yaml', text), '--json');
  expect(code).toBe(1);
  const { faults } = json as { faults: { file: string; line: number; message: string }[] };
  rules.forEach(([, message], i) => expect(faults.filter((f) => f.line === i + 4 && f.message.includes(message)), message).toHaveLength(1));
  expect(faults.filter((f) => f.line === 1 && f.message.includes('expected "source:"'))).toHaveLength(1);
  expect(faults).toHaveLength(rules.length + 1);
});

test('an empty folder holds no policy, and that is a fault', async () => {
  const empty = mkdtempSync(path.join(folder, 'empty-'));
  expect(await call('policy', 'check', empty)).toMatchObject({ code: 1, lines: expect.stringContaining('no policy lies here') as string });
  expect(await call('policy', 'explain', empty)).toMatchObject({ code: 1, errors: expect.stringContaining('no policy lies here') as string });
  expect((await call('policy', 'test', empty)).code).toBe(1);
});

test('two headers are a fault of the second file', async () => {
  const two = mkdtempSync(path.join(folder, 'two-'));
  for (const name of ['a.yaml', 'b.yaml']) writeFileSync(path.join(two, name), 'policy: test/x\nin-force-from: 2026-01-01\nsource: S\nclauses: []\n');
  expect((await call('policy', 'check', two)).lines).toMatch(/b\.yaml:1: two files name the policy; the other is .*a\.yaml/);
});
