import { problem, type Problem } from '../problem.ts';

/** More than any command needs. */
export const MOST_BYTES = 256 * 1024;
const DEEPEST = 16;

/** A body that is no JSON, with where it ends to be any. */
export class NotJson extends Error {
  readonly problem: Problem;
  constructor(detail: string) {
    super(detail);
    this.problem = problem('not-valid', detail);
  }
}

/** Reads a body. @throws NotJson saying where it cannot be read */
export function readJson(text: string): unknown {
  if (text.trim() === '') throw new NotJson('The body is empty: send JSON.');
  if (depthOf(text) > DEEPEST) throw new NotJson(`The body is nested deeper than ${DEEPEST} levels: no entry needs as many.`);
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    throw new NotJson(`The body is not JSON: it cannot be read from ${placeIn(text, endOfJson(text))} on. Send UTF-8 JSON with double quotes and without a comma after the last value.`);
  }
  if (hasNoCharacter(read)) throw new NotJson('The body holds a text with the character U+0000, or with half of a character that is written in two: no text has them, and none is kept.');
  return read;
}

/** Whether a text or a name within holds what no database keeps as text. */
function hasNoCharacter(read: unknown): boolean {
  if (typeof read === 'string') return /\u0000|[\ud800-\udfff]/u.test(read);
  if (typeof read !== 'object' || read === null) return false;
  return Object.entries(read).some(([name, value]) => hasNoCharacter(name) || hasNoCharacter(value));
}

/** Up to which character a text could still become JSON: the parser does not always say. Once it cannot, no more text mends it, so that the place is found by halving. */
function endOfJson(text: string): number {
  let [good, bad] = [0, text.length + 1];
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (middle <= text.length && isHopeful(text.slice(0, middle))) good = middle;
    else bad = middle;
  }
  return good;
}

/** Whether a text is JSON, or only ends too early. */
function isHopeful(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const at = /position (\d+)/.exec(message)?.[1];
    return at === undefined ? /end of JSON|Unterminated/.test(message) : Number(at) >= text.length || message.startsWith('Unterminated');
  }
}

/** "line 3, character 12" */
function placeIn(text: string, position: number): string {
  const before = text.slice(0, position).split('\n');
  return `line ${before.length}, character ${(before.at(-1)?.length ?? 0) + 1}`;
}

/** How deep lists and objects lie in each other; what stands in quotes does not count. */
function depthOf(text: string): number {
  let [deep, deepest, quoted] = [0, 0, false];
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i];
    if (quoted && c === '\\') i += 1;
    else if (c === '"') quoted = !quoted;
    else if (!quoted && (c === '{' || c === '[')) deepest = Math.max(deepest, (deep += 1));
    else if (!quoted && (c === '}' || c === ']')) deep -= 1;
  }
  return deepest;
}
