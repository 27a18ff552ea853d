// Rules of this repository that a linter has no word for. Prints faults one a line, or JSON with --json.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SOURCE = /\.(ts|tsx|mts|mjs|js)$/;
const TEST = /(\.test\.tsx?$|^tests\/)/;

/** Each: which files it looks at, what it may not find there, and what to do instead. */
const LINES = [
  { pattern: /\bas\s+unknown\s+as\b/, where: () => true, say: 'a double assertion: parse the value or mend its type' },
  { pattern: /@ts-(ignore|expect-error|nocheck)|(oxlint|eslint)-disable/, where: () => true, say: 'a suppressed check: mend what it found' },
  { pattern: /\b(LEI|DER|HAV|LDS|LRS)-\d/, where: (path) => path.startsWith('src/') && !TEST.test(path), say: 'a clause id in code: rules belong in policies/' },
];
const VAGUE = /^(utils?|helpers?|common|misc|lib)(\.[a-z]+)?$/;

function filesUnder(root, folder) {
  let names;
  try {
    names = readdirSync(join(root, folder));
  } catch {
    return [];
  }
  return names.flatMap((name) => {
    const path = `${folder}/${name}`;
    return statSync(join(root, path)).isDirectory() ? [path, ...filesUnder(root, path)] : [path];
  });
}

/** @returns {{ files: number, faults: string[] }} */
export function checkHouseRules(root) {
  const faults = [];
  let files = 0;
  for (const path of ['src', 'tests'].flatMap((folder) => filesUnder(root, folder))) {
    if (VAGUE.test(path.split('/').at(-1) ?? '')) faults.push(`${path}: name the thing, not "${path.split('/').at(-1)}"`);
    if (!SOURCE.test(path)) continue;
    files += 1;
    readFileSync(join(root, path), 'utf8').split('\n').forEach((line, index) => {
      for (const { pattern, where, say } of LINES) if (where(path) && pattern.test(line)) faults.push(`${path}:${index + 1}: ${say}`);
    });
  }
  if (files === 0) faults.push(`no source file under ${root}: nothing was checked`);
  return { files, faults };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { files, faults } = checkHouseRules(join(import.meta.dirname, '..'));
  for (const fault of faults) console.log(fault);
  console.log(`${files} files, ${faults.length} faults`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
