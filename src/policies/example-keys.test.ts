import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runExamples } from './index.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'example-keys-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What is wrong with each of some examples, run together; nothing of one that passes. They are told apart by their titles. */
function faultsOf(examples: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const file = path.join(folder, 'some.yaml');
  const titles = Object.keys(examples);
  writeFileSync(file, `policy: leicester-city/deter-young-offenders\nexamples:\n${titles.map((t) => `  - example: 'LEI-1.1 ${t}'\n    ${(examples[t] ?? '').trim().replaceAll('\n', '\n    ')}\n`).join('')}`);
  const { passed, failed } = runExamples(file);
  expect(passed + new Set(failed.map((f) => f.example)).size).toBe(titles.length);
  return Object.fromEntries(titles.map((t) => [t, failed.filter((f) => f.example === `LEI-1.1 ${t}`).map((f) => `${f.expected} | ${f.got}`).join('; ')]));
}

/** A child with duties, entries and a tier. */
const RED = `given:
  - { on: 2026-03-02, as: team-manager, record: dyo.classified, with: { criterion: [harm] } }
  - { on: 2026-03-02, as: team-manager, record: rag.set, with: { colour: red }, happened: true }
`;
const of = (given: string) => (thens: Readonly<Record<string, string>>): Readonly<Record<string, string>> => faultsOf(Object.fromEntries(Object.entries(thens).map(([title, then]) => [title, `${given}then: ${then}`])));
const red = of(RED);
/** Those of which what is wrong reads otherwise. */
const unlike = (faults: Readonly<Record<string, string>>, like: RegExp): readonly (readonly [string, string])[] => Object.entries(faults).filter(([, f]) => !like.test(f));
const PASSED = /^$/;

describe('an empty list expects that there is none', () => {
  test('it fails where there is one', () => {
    expect(unlike(red({ duties: '{ duties: [] }', tiers: '{ tiers: [] }', entries: '{ entries: [] }', explanation: '{ explanation: [] }', list: '{ list: { name: dyo, rows: [] } }' }), /^no [\w ]+ \| .+/)).toEqual([]);
  });

  test('it passes where there is none', () => {
    expect(unlike(red({ proposals: '{ proposals: [] }', alerts: '{ alerts: [] }', retention: '{ retention: [] }' }), PASSED)).toEqual([]);
  });

  test('of decisions and their grounds', () => {
    const given = (yogrs: number): string => `given: [{ on: 2026-03-02, as: case-manager, record: assessment.completed, with: { yogrs: ${yogrs} } }]\n`;
    const found = faultsOf({ open: `${given(77)}then: { considerations: [] }`, grounds: `${given(77)}then: { considerations: [{ clause: LEI-1.1, grounds: [] }] }`, none: `${given(76)}then: { considerations: [] }` });
    expect(found).toEqual({ open: expect.stringMatching(/^no consideration \| /), grounds: expect.stringMatching(/^consideration /), none: '' });
  });

  test('of notes, all of them or those of one clause', () => {
    const noted = `${RED}when: { on: 2026-03-03, as: seconded-police-officer, record: intelligence.updated, with: { to: [case-manager], nothing-new: true } }\n`;
    expect(of(noted)({ shown: '{ notes: { clause: LEI-5.11, field: to } }', none: '{ notes: [] }', 'none of it': '{ no-notes: [LEI-5.11] }', 'none of another': '{ no-notes: [LEI-8.7] }' })).toEqual({
      shown: '',
      none: expect.stringMatching(/^no note \| LEI-5.11 wants/),
      'none of it': expect.stringMatching(/^no note of LEI-5.11 \| /),
      'none of another': '',
    });
  });
});

describe('what expects nothing, or would be passed over, is a fault at reading', () => {
  test('of what is expected', () => {
    const cases: readonly (readonly [string, RegExp])[] = [
      ['{ no-duties: [] }', /asks nothing/],
      ['{ refused: [] }', /asks nothing/],
      ['{ refused: {} }', /nothing is expected of it; expected one of clause, wants, field/],
      ['{ facts: {} }', /no name is given/],
      ['{ explanation: { clause: LEI-1.1, contains: [] } }', /asks nothing/],
      ['{ children: { child: {} } }', /nothing is expected of it/],
      ['{ refused: { clause: LEI-1.1 }, asked: { clause: LEI-1.1 } }', /passed over: of one record one thing comes: refused/],
      ['{ refused: { clause: LEI-1.1 }, marks: [] }', /passed over: the record is not accepted/],
      ['{ accepted: true, offer: dyo.ended }', /in place of a refused record/],
      ['{ list: { name: dyo, on: 2026-03-02 } }', /nothing is expected of it/],
      ['{ list: { name: dyo, first: 2, for: [case-manager] } }', /only an order has a top/],
      ['{ measure: { name: gravity, as: volunteer, refused: true, number: 3 } }', /who is refused sees nothing/],
      ['{ measure: { name: gravity, refused: true } }', /nobody asks/],
      ['{ checklist: { name: custody, done: 1 } }', /nobody is named whose steps/],
      ['{ retention: [{ clause: LEI-1.1, of-day: 2026-03-02 }] }', /only rows have a day of their own/],
      ['{ retention: [{ clause: LEI-1.1, rows: drafts, entries: 2 }] }', /rows are on no record/],
      ['{ retention: [{ clause: LEI-1.1, rows: drafts, because: closed }] }', /rows are on no record/],
      ['{ entries: [{ kind: rag.sett, count: 0 }] }', /"rag.sett" is no kind of entry/],
      ['{ entries: [{ kind: rag.set, with: { color: red }, count: 0 }] }', /rag.set has no field "color"/],
      ['{ form: { of: iom-referral.completed, parts: [{ title: Risk }] } }', /nothing is expected of it/],
    ];
    const found = red(Object.fromEntries(cases.map(([then], i) => [`case ${i}`, then])));
    cases.forEach(([then, like], i) => expect(found[`case ${i}`], then).toMatch(like));
  });

  test('of what is given', () => {
    const given = (record: string): string => `given: [${record}]\nthen: { no-considerations: [LEI-1.1] }`;
    const note = 'on: 2026-03-02, as: case-manager, record: note.recorded, with: { note: seen }';
    expect(
      faultsOf({
        reason: given(`{ ${note}, reason: typed wrong }`),
        withdrawal: given(`{ ${note}, withdrawn: true }`),
        'two subjects': given(`{ ${note}, child: A, person: P }`),
        'another subject': given('{ on: 2026-03-02, sitting: S, as: case-manager, record: dyo.classified, with: { criterion: [harm] } }'),
        answer: `when: { ${note}, answers: { LEI-99.9: because } }\nthen: { accepted: true }`,
        nobody: 'when: { on: 2026-03-02 }\nthen: { children: { A: { no-duties: [LEI-5.11] } } }',
      }),
    ).toEqual({
      reason: expect.stringMatching(/corrects no entry/),
      withdrawal: expect.stringMatching(/corrects no entry/),
      'two subjects': expect.stringMatching(/found child and person/),
      'another subject': expect.stringMatching(/is about a child, not about a sitting/),
      answer: expect.stringMatching(/a clause of leicester-city.*LEI-99.9/),
      nobody: expect.stringMatching(/nothing is recorded about "A"/),
    });
  });

  test('what is expected not to be there must be able to be there', () => {
    expect(red({ duty: '{ no-duties: [LEI-1.1] }', alert: '{ no-alerts: [LEI-1.1] }', title: '{ no-duties: [{ clause: LEI-5.11, title: Give the inteligence }] }' })).toEqual({
      duty: expect.stringMatching(/LEI-1.1 has no duty/),
      alert: expect.stringMatching(/LEI-1.1 has no alert/),
      title: expect.stringMatching(/duty of LEI-5.11: Give the intelligence update/),
    });
  });
});

test('of rows that are on no chronology each key that is accepted is compared', () => {
  const rows = (w: string): string => `policy: throughline/every-service\nwhen: { on: 2026-03-02 }\nthen: { retention: [{ clause: TLN-79, rows: audit-of-reads, of-day: 2020-03-01, ${w} }] }`;
  const right = 'proposes: [service-manager, head-of-service, information-governance-officer], agrees: [information-governance-officer, head-of-service], at-the-end: erase, title: Traces of who, over: true, kept-until: 2026-03-01';
  const wrong = ['proposes: [service-manager]', 'agrees: [head-of-service]', 'agrees: []', 'at-the-end: remove', 'title: Drafts', 'over: false', 'kept-until: 2026-03-02'];
  expect(unlike(faultsOf({ right: rows(right) }), PASSED)).toEqual([]);
  expect(unlike(faultsOf(Object.fromEntries(wrong.map((w) => [w.replace(': ', ' '), rows(w)]))), /^retention of audit-of-reads/)).toEqual([]);
});

test('each key of a form is compared with what it starts from', () => {
  const said = `given:
  - { on: 2026-03-02, as: team-manager, record: dyo.classified, with: { criterion: [harm] } }
  - { on: 2026-03-03, as: case-manager, record: voice.recorded, with: { wants: 'I want to go back to college' } }
when: { on: 2026-03-04 }
`;
  const form = (part: string, more = ''): string => `{ form: { of: iom-referral.completed, ${more} parts: [{ title: What the young person says, ${part} }] } }`;
  expect(unlike(of(said)({ right: form('gathers: [{ kind: voice.recorded, on: 2026-03-03 }], asks: own words, contains: [college], others: [], facts: []', 'title: referral form,'), 'of another agency': form('gathers: [], others: [{ kind: voice.recorded, agency: yos }]', 'agency: health,') }), PASSED)).toEqual([]);
  const wrong = ['gathers: []', 'gathers: [{ kind: voice.recorded, on: 2026-03-02 }]', 'others: [{ kind: voice.recorded }]', 'contains: [school]', 'asks: how often', 'facts: [rag]'];
  expect(unlike(of(said)(Object.fromEntries(wrong.map((w, i) => [`part ${i}`, form(w)]))), /^part /)).toEqual([]);
  expect(of(said)({ title: form('gathers: [{ kind: voice.recorded }]', 'title: another form,'), order: form('gathers: [{ kind: voice.recorded }]', 'order: [Risk],') })).toEqual({ title: expect.stringMatching(/^the form another form/), order: expect.stringMatching(/^parts Risk/) });
});
