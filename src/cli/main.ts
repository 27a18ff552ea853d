import { parseArgs } from 'node:util';
import { EXIT, WrongUse, type Call, type Exit, type Out, type Verb } from './verb.ts';
import { VERBS } from './verbs/index.ts';

/** Lines go to standard output, faults to standard error; with --json one JSON value goes to standard output. */
export function terminal(): Out {
  return {
    line: (text = '') => process.stdout.write(`${text}\n`),
    json: (value) => process.stdout.write(`${JSON.stringify(value, null, 2)}\n`),
    error: (text) => process.stderr.write(`${text}\n`),
  };
}

/** Runs one verb with its arguments. @returns the exit code */
export async function run(args: readonly string[], out: Out, verbs: readonly Verb[] = VERBS): Promise<Exit> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === 'help') {
    help(verbs, out);
    return name === undefined ? EXIT.wrongUse : EXIT.done;
  }
  const verb = verbs.find((v) => v.name === name);
  if (verb === undefined) {
    out.error(`There is no verb "${name}". The verbs are: ${verbs.map((v) => v.name).join(', ')}.`);
    return EXIT.wrongUse;
  }
  try {
    if (rest.includes('--help')) {
      helpOf(verb, out);
      return EXIT.done;
    }
    return await verb.run(readCall(verb, rest), out);
  } catch (error) {
    if (error instanceof WrongUse || isParseError(error)) {
      out.error(`${error.message}\nTry: ./throughline ${verb.name} --help`);
      return EXIT.wrongUse;
    }
    throw error;
  }
}

function isParseError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('ERR_PARSE_ARGS');
}

function readCall(verb: Verb, args: readonly string[]): Call {
  const options = Object.fromEntries(verb.options.map((o) => [o.name, { type: o.value === undefined ? ('boolean' as const) : ('string' as const) }]));
  const { values, positionals } = parseArgs({ args: [...args], options: { ...options, json: { type: 'boolean' } }, allowPositionals: true, strict: true });
  const most = verb.usage.split(' ').filter((w) => w !== '').length;
  if (positionals.length > most) throw new WrongUse(`"${positionals[most] ?? ''}" is one word too many: expected ${verb.name}${verb.usage === '' ? ' alone' : ` ${verb.usage}`}.`);
  const read = values as Readonly<Record<string, string | boolean | undefined>>;
  return {
    words: positionals,
    option: (name) => {
      const value = read[name];
      return typeof value === 'string' ? value : undefined;
    },
    has: (name) => read[name] === true || typeof read[name] === 'string',
    json: read['json'] === true,
  };
}

function help(verbs: readonly Verb[], out: Out): void {
  out.line('Throughline: case management for youth offending services.');
  out.line();
  out.line('Usage: ./throughline VERB [options]');
  out.line();
  for (const v of verbs) out.line(`  ${v.name.padEnd(10)} ${v.says}`);
  out.line();
  out.line('Each takes --help. With --json the answer is one JSON value. Exit codes: 0 done, 1 found faults, 2 wrong use.');
}

function helpOf(verb: Verb, out: Out): void {
  out.line(`Usage: ./throughline ${verb.name} ${verb.usage}`.trimEnd());
  out.line(verb.says);
  out.line();
  for (const o of [...verb.options, { name: 'json', says: 'answer with one JSON value' }]) {
    out.line(`  ${`--${o.name}${'value' in o && o.value !== undefined ? ` ${o.value}` : ''}`.padEnd(26)} ${o.says}`);
  }
}
