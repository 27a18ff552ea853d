import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { loadPolicy, type PolicyFault } from '../../core/policy/load.ts';
import { englandBankHolidays } from '../../core/values/bank-holidays.ts';
import { longDate, type PlainDate } from '../../core/values/plain-date.ts';
import { WorkingCalendar } from '../../core/values/working-calendar.ts';
import { describePolicy, type PolicyInWords } from '../../core/policy/describe.ts';
import { runExamples } from '../../policies/examples.ts';
import { checkFolder } from '../../policies/load.ts';
import { policyFolders, readSource } from '../../policies/read.ts';
import { ROOT } from '../connect.ts';
import { EXIT, SERVICE, TODAY, WrongUse, type Call, type Exit, type Out, type Verb } from '../verb.ts';
import { diff, publish, tryOut } from './policy-versions.ts';

const calendar = new WorkingCalendar(Array.from({ length: 12 }, (_, i) => englandBankHolidays(2019 + i)).flat());

/** The folders meant: one that is named, or every version under policies/. @throws WrongUse if there is none */
function foldersOf(call: Call): string[] {
  const named = call.words[1];
  if (named === undefined) return policyFolders(path.join(ROOT, 'policies')).map((f) => f.folder);
  const folder = path.resolve(named);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new WrongUse(`There is no folder "${named}": expected a version of a policy, for example policies/SERVICE/POLICY/2019-05-01.`);
  const inside = policyFolders(path.join(ROOT, 'policies')).filter((f) => f.folder.startsWith(folder)).map((f) => f.folder);
  return inside.length > 0 ? inside : [folder];
}

/** The faults of a single file that is a whole policy; undefined if what is named is no file. */
function fileOf(call: Call): readonly PolicyFault[] | undefined {
  const named = call.words[1];
  if (named === undefined || !existsSync(named) || !statSync(named).isFile()) return undefined;
  const loaded = loadPolicy([readSource(named)], '', () => calendar);
  return loaded.ok ? [] : loaded.error;
}

function check(call: Call, out: Out): Exit {
  const faults = fileOf(call) ?? foldersOf(call).flatMap((folder) => checkFolder(folder, process.cwd(), calendar).faults);
  if (call.json) out.json({ faults });
  else {
    for (const f of faults) out.line(`${f.file}:${f.line}: ${f.message}`);
    out.line(faults.length === 0 ? 'No faults.' : `${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}.`);
  }
  return faults.length === 0 ? EXIT.done : EXIT.faults;
}

function explain(call: Call, out: Out): Exit {
  const programs: { readonly id: string; readonly from: PlainDate; readonly hash: string; readonly words: PolicyInWords }[] = [];
  for (const folder of foldersOf(call)) {
    const { program, faults } = checkFolder(folder, process.cwd(), calendar);
    if (program === undefined) {
      for (const f of faults) out.error(`${f.file}:${f.line}: ${f.message}`);
      return EXIT.faults;
    }
    programs.push({ id: program.id, from: program.inForceFrom, hash: program.hash, words: describePolicy(program) });
  }
  if (call.json) {
    const all = programs.map((p) => ({ policy: p.id, hash: p.hash, ...p.words }));
    out.json(all.length === 1 ? all[0] : all);
    return EXIT.done;
  }
  for (const { from, words } of programs) {
    out.line(`${words.title}, in force from ${longDate(from)}`);
    out.line(`Source: ${words.source}`);
    if (words.settings.length > 0) out.line('Settings, which the service may set otherwise:');
    for (const s of words.settings) out.line(`  ${s.label}: ${s.value}${s.reading === undefined ? '' : ` (${s.reading})`}`);
    for (const c of words.clauses) {
      out.line();
      out.line(`${c.id}  (${c.cites})`);
      out.line(`  ${c.says}`);
      for (const sentence of c.sentences) out.line(`  · ${sentence}`);
      if (c.reading !== undefined) out.line(`  Reading: ${c.reading}`);
    }
  }
  return EXIT.done;
}

function test(call: Call, out: Out): Exit {
  const where = call.words[1] === undefined ? path.join(ROOT, 'policies') : path.resolve(call.words[1]);
  if (!existsSync(where)) throw new WrongUse(`There is no file or folder "${call.words[1] ?? where}".`);
  const run = runExamples(where, ROOT);
  if (call.json) out.json({ passed: run.passed, failed: run.failed.map((f) => ({ example: f.example, expected: f.expected, got: f.got, file: f.file, line: f.line })) });
  else {
    for (const f of run.failed) out.line(`${f.file}:${f.line}: ${f.example}\n    expected ${f.expected}\n    got      ${f.got}`);
    out.line(`${run.passed} passed, ${run.failed.length} failed`);
  }
  if (run.passed + run.failed.length === 0) {
    out.error('No example was found.');
    return EXIT.faults;
  }
  return run.failed.length === 0 ? EXIT.done : EXIT.faults;
}

export const policy: Verb = {
  name: 'policy',
  usage: 'check|explain|test|publish|diff|try [FILE|FOLDER] [FOLDER]',
  says: 'Checks a policy and reports every fault, prints it in plain English, or runs its examples (also files from elsewhere that name a policy); publishes a version, which locks it; says what two versions say otherwise; tries a version on the children of a service and writes nothing.',
  options: [SERVICE, TODAY],
  async run(call, out) {
    switch (call.words[0]) {
      case 'check':
        return check(call, out);
      case 'explain':
        return explain(call, out);
      case 'test':
        return test(call, out);
      case 'publish':
        return publish(call, out);
      case 'diff':
        return diff(call, out);
      case 'try':
        return tryOut(call, out);
      default:
        throw new WrongUse(`"${call.words[0] ?? ''}" is nothing to do with a policy: expected check, explain, test, publish, diff or try.`);
    }
  },
};
