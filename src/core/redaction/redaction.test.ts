import { describe, expect, test } from 'vitest';
import { BAR, blackOut, blackOutRows, standsIn } from './black-out.ts';
import { suggestIn } from './suggested.ts';

describe('blacking out', () => {
  test('takes the words out wherever they stand, whatever their capitals and the spaces between them', () => {
    expect(blackOut('KAREN Smith and karen\n smith’s dog', ['Karen Smith'])).toBe(`${BAR} and ${BAR}’s dog`);
  });
  test('takes whole words: a short name is not taken out of a longer one', () => {
    expect(blackOut('Ann met Anna, and Ann-Marie.', ['Ann'])).toBe(`${BAR} met Anna, and ${BAR}-Marie.`);
  });
  test('the longer words go first, so that nothing of them stays', () => {
    expect(blackOut('Marvin Pettigrew rang; Marvin waits.', ['Marvin', 'Marvin Pettigrew'])).toBe(`${BAR} rang; ${BAR} waits.`);
  });
  test('the bar says nothing of how long the words were', () => {
    expect(blackOut('Al', ['Al'])).toBe(blackOut('Bartholomew Featherstonehaugh', ['Bartholomew Featherstonehaugh']));
  });
  test('what has a meaning in patterns is taken as it stands', () => {
    expect(blackOut('It cost (£5.00) a+b', ['(£5.00)', 'a+b'])).toBe(`It cost ${BAR} ${BAR}`);
    expect(standsIn('It cost 5x00', '5.00')).toBe(false);
  });
  test('a curved apostrophe is the same as a straight one', () => {
    expect(blackOut('O’Brien and O\'Brien', ['O\'Brien'])).toBe(`${BAR} and ${BAR}`);
  });
  test('a whole part goes, whatever it says', () => {
    expect(blackOutRows([{ label: 'Note', value: 'All of it' }, { label: 'How', value: 'At home' }], { words: [], rows: ['Note'] })).toEqual([{ label: 'Note', value: BAR }, { label: 'How', value: 'At home' }]);
  });
});

describe('what is suggested', () => {
  const known = { people: ['Marvin Pettigrew', 'Jo Pettigrew'], child: ['Jo', 'Pettigrew'] };
  test('names of others, and never the child’s own', () => {
    expect(suggestIn('Jo Pettigrew saw Marvin.', { people: ['Marvin Okafor'], child: ['Jo', 'Pettigrew'] })).toEqual([{ words: 'Marvin', as: 'person' }]);
  });
  test('numbers, addresses and post codes', () => {
    expect(suggestIn('Rang 0116 496 0123 from 12 Mill Lane, LE1 6ZG, sam@example.org', known).map((s) => s.as).sort()).toEqual(['address', 'address', 'email', 'telephone']);
  });
  test('sentences that speak of others', () => {
    expect(suggestIn('He was late. His mum rang. All is well.', known)).toEqual([{ words: 'His mum rang.', as: 'sentence' }]);
  });
  test('nothing where nothing is', () => {
    expect(suggestIn('Jo was on time on 3 March 2026.', known)).toEqual([]);
  });
});
