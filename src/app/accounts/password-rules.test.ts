import { describe, expect, it } from 'vitest';
import { COMMON_PASSWORDS, COMMON_WORDS } from './common-passwords.ts';
import { faultOfPassword } from './password-rules.ts';

const WORDS = ['j.birchwood', 'Jo Birchwood', 'Testshire', 'throughline'];

describe('a new password', () => {
  it.each(['three unlikely words', 'correct-horse-battery', 'ooh my cat sat on 7 mats', 'пароль из четырёх слов', '            x marks the spot'])('may be "%s": nothing is asked of its composition', (password) => {
    expect(faultOfPassword(password, WORDS)).toBeUndefined();
  });

  it('needs twelve characters, counted as people count them', () => {
    expect(faultOfPassword('elevenchars', WORDS)).toBe('The password has 11 characters; it needs 12 or more. Three words that do not belong together do well');
    expect(faultOfPassword('🦉🦉🦉🦉🦉🦉', WORDS)).toContain('has 6 characters');
    expect(faultOfPassword('x y'.repeat(80), WORDS)).toContain('longer than 200');
  });

  it.each(['qwertyuiop123', 'QwertyUiop123', '1qaz2wsx3edc4rfv', 'Liverpool!!2026', 'football1234567', 'abababababab', 'passwordpassword', '123456789012345', 'qwertyuiopasdfghjkl', 'mnbvcxz98765', 'a1s2d3f4g5h6'])('may not be "%s", which is tried first', (password) => {
    expect(faultOfPassword(password, WORDS)).toContain('tried first');
  });

  it.each(['j.birchwood1', 'Jo Birchwood 1990', 'throughline-testshire'])('may not be "%s": others know what it is made of', (password) => {
    expect(faultOfPassword(password, WORDS)).toContain('which others know');
  });

  it('is looked up in a list that is there', () => {
    expect(COMMON_PASSWORDS.size).toBeGreaterThan(250);
    expect([...COMMON_PASSWORDS].every((p) => p.length >= 12)).toBe(true);
    expect(COMMON_WORDS.size).toBe(600);
  });
});
