import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { machineClock } from '../../app/clock.ts';
import { tryVersion, type Counts } from '../../app/policy/what-if.ts';
import { roleLabel } from '../../core/access/roles.ts';
import { describePolicy } from '../../core/policy/describe.ts';
import { differenceOf, isSame } from '../../core/policy/difference.ts';
import type { Program } from '../../core/policy/program.ts';
import { longDate, parsePlainDate } from '../../core/values/plain-date.ts';
import { checkFolder } from '../../policies/load.ts';
import { publishFolder } from '../../policies/publish.ts';
import { todayOf, withStore } from '../connect.ts';
import { readerForCommands } from '../reader.ts';
import { EXIT, WrongUse, type Call, type Exit, type Out } from '../verb.ts';

/** The folder of one version. @throws WrongUse if there is none */
function folderNamed(word: string | undefined): string {
  if (word === undefined || !existsSync(word) || !statSync(word).isDirectory()) throw new WrongUse(`There is no folder "${word ?? ''}": expected a version of a policy, for example policies/SERVICE/POLICY/2019-05-01.`);
  return path.resolve(word);
}

/** Locks a version as it is. */
export function publish(call: Call, out: Out): Exit {
  const done = publishFolder(folderNamed(call.words[1]), todayOf(call) ?? machineClock().today());
  if (call.json) out.json(done);
  switch (done.outcome) {
    case 'published':
    case 'already': {
      const on = parsePlainDate(done.lock.published);
      if (!call.json) out.line(`${done.outcome === 'published' ? 'Published' : 'It was published'} on ${on === undefined ? done.lock.published : longDate(on)} and locked as ${done.lock.hash.slice(0, 12)}. Its clauses stay as they are; examples may be added.`);
      return EXIT.done;
    }
    case 'faults':
      for (const f of done.faults) out.error(`${f.file}:${f.line}: ${f.message}`);
      return EXIT.faults;
    case 'examples':
      for (const f of done.failed) out.error(`${f.file}:${f.line}: ${f.example}\n    expected ${f.expected}\n    got      ${f.got}`);
      return EXIT.faults;
  }
}

/** What two versions say otherwise, clause by clause. */
export function diff(call: Call, out: Out): Exit {
  const [a, b] = [call.words[1], call.words[2]].map((word) => checkFolder(folderNamed(word)));
  if (a?.program === undefined || b?.program === undefined) return showFaults(out, [...(a?.faults ?? []), ...(b?.faults ?? [])]);
  const difference = differenceOf(describePolicy(a.program), describePolicy(b.program));
  if (call.json) {
    out.json(difference);
    return EXIT.done;
  }
  out.line(`${titleOf(a.program)}, and ${titleOf(b.program)}`);
  if (isSame(difference)) out.line('They say the same.');
  for (const s of difference.settings) out.line(`Setting: ${s.label}: ${s.before === undefined ? 'new' : `was ${s.before}`}, ${s.after === undefined ? 'gone' : `is ${s.after}`}`);
  const clause = (id: string, what: string, lines: readonly string[]): void => [`${id} ${what}`, ...lines.map((l) => `  ${l}`)].forEach((l) => out.line(l));
  for (const c of difference.added) clause(c.id, 'is new', [c.says, ...c.sentences]);
  for (const c of difference.gone) clause(c.id, 'is gone', [c.says, ...c.sentences]);
  for (const c of difference.changed) clause(c.id, 'has changed', [...c.gone.map((l) => `was: ${l}`), ...c.come.map((l) => `is:  ${l}`)]);
  return EXIT.done;
}

function titleOf(program: Program): string {
  return `${program.title} from ${longDate(program.inForceFrom)}`;
}

/** Tries a version on the children of the service; nothing is written. */
export async function tryOut(call: Call, out: Out): Promise<Exit> {
  const folder = folderNamed(call.words[1]);
  const { faults } = checkFolder(folder);
  if (faults.length > 0) return showFaults(out, faults);
  return withStore(call, out, async ({ ports, service }) => {
    const reader = readerForCommands(service, 'trying a version of the policy from the command line');
    const tried = await tryVersion(ports, reader, (settings, calendar) => {
      const { program } = checkFolder(folder, process.cwd(), calendar, settings);
      if (program === undefined) throw new WrongUse('The settings of the service do not fit this version.');
      return program;
    }, (done, of) => { if (!call.json && done < of) out.error(`${done} of ${of}`); });
    if (call.json) out.json(tried);
    else {
      out.line(`If this version had been in force all along, something would be different today for ${tried.affected} of ${tried.children} children.`);
      for (const r of tried.byRole) out.line(`  ${roleLabel(r.role).padEnd(36)} ${inWords(r)}`);
      if (tried.byClause.length > 0) out.line('By clause:');
      for (const c of tried.byClause) out.line(`  ${c.clause.padEnd(10)} ${inWords(c)}: ${c.title}`);
      out.line('Nothing was written.');
    }
    return EXIT.done;
  });
}

function inWords(c: Counts): string {
  const parts = [[c.gained, 'gained'], [c.lost, 'lost'], [c.earlier, 'due earlier'], [c.later, 'due later']] as const;
  return parts.filter(([n]) => n > 0).map(([n, word]) => `${n} ${word}`).join(', ') + (c.late > 0 ? ` (${c.late} of them late)` : '');
}

function showFaults(out: Out, faults: readonly { readonly file: string; readonly line: number; readonly message: string }[]): Exit {
  for (const f of faults) out.error(`${f.file}:${f.line}: ${f.message}`);
  return EXIT.faults;
}
