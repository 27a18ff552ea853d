import { COMMON_PASSWORDS, COMMON_WORDS } from './common-passwords.ts';

/** Shortest and longest password, in characters. */
export const PASSWORD_LENGTH = { least: 12, most: 200 } as const;

const ROWS = ['abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', '01234567890'];

/**
 * What speaks against a password, after NIST SP 800-63B and the NCSC: its length and how soon it would be guessed. There are
 * no rules of composition, and it never has to be changed because time has passed.
 * @param words what others know of its owner: user name, name, service
 * @returns a sentence that says what would do, or undefined
 */
export function faultOfPassword(password: string, words: readonly string[]): string | undefined {
  const length = [...password].length;
  if (length < PASSWORD_LENGTH.least) return `The password has ${length} characters; it needs ${PASSWORD_LENGTH.least} or more. Three words that do not belong together do well`;
  if (length > PASSWORD_LENGTH.most) return `The password is longer than ${PASSWORD_LENGTH.most} characters; choose a shorter one`;
  const plain = password.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
  if (COMMON_PASSWORDS.has(plain) || COMMON_WORDS.has(plain.replace(/^[^a-z]+|[^a-z]+$/g, '')) || isPieceRepeated(plain) || isRun(plain)) {
    return 'The password is one of those that are tried first. Choose another: three words that do not belong together do well';
  }
  let rest = plain;
  for (const word of knownParts(words)) rest = rest.replaceAll(word, '');
  if ([...rest].length < PASSWORD_LENGTH.least - 4) return 'The password is made mostly of your name, your user name or the name of the service, which others know. Choose another';
  return undefined;
}

function knownParts(words: readonly string[]): readonly string[] {
  return words.flatMap((w) => w.toLowerCase().split(/[^\p{L}\p{N}]+/u)).filter((w) => w.length >= 4);
}

/** "ababababab", "passwordpassword" */
function isPieceRepeated(text: string): boolean {
  return /^(.{1,10}?)\1+.?$/.test(text);
}

/** "12345678901234", "qwertyuiopasdf": nothing but runs along the alphabet, the digits or the keyboard. */
function isRun(text: string): boolean {
  const runs = ROWS.flatMap((row) => [row, [...row].reverse().join('')]);
  let at = 0;
  while (at < text.length) {
    const found = [10, 9, 8, 7, 6, 5, 4].find((n) => at + n <= text.length && runs.some((run) => run.includes(text.slice(at, at + n))));
    if (found === undefined) return text.length - at <= 3 && at > 0;
    at += found;
  }
  return true;
}
