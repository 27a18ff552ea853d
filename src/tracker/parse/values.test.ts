import { describe, expect, it } from 'vitest';
import { plainDate } from '../../core/values/plain-date.ts';
import type { Cell } from '../sheet.ts';
import { LEICESTER_AREAS } from '../areas.ts';
import { fillOf } from '../fill-colour.ts';
import { parseArea } from './area.ts';
import { dateParser } from './dates.ts';
import { parseEthnicity } from './ethnicity.ts';
import { parseDyo, parseKnifeMark, parseLookedAfter, parseSex } from './marks.ts';
import { comparableName, parseFullName, textParser } from './names.ts';
import { parseCount, parsePercentage } from './numbers.ts';
import { parseOrders } from './orders.ts';
import type { ParseContext } from './parsed.ts';
import { parseMeetingRag, parseRag, parseRating } from './ratings.ts';

const context: ParseContext = {
  order: 'day-first',
  today: plainDate('2026-11-24'),
  areas: LEICESTER_AREAS,
  colours: { red: 'red', amber: 'amber', green: 'green', '00B0F0': 'green' },
};
const cell = (text: string, hex?: string): Cell => {
  const fill = hex === undefined ? undefined : fillOf(hex);
  return { text, ...(fill === undefined ? {} : { fill }) };
};

describe('a blank cell', () => {
  it('is nothing recorded, in every column', () => {
    const blank = cell('  ');
    for (const parse of [
      parsePercentage,
      parseCount,
      parseRating,
      parseDyo,
      parseKnifeMark,
      parseLookedAfter,
      parseSex,
      parseEthnicity,
      parseOrders,
      textParser(40),
      parseFullName,
    ]) {
      expect(parse(blank)).toEqual({});
    }
    expect(parseRag(blank, context)).toEqual({});
    expect(parseArea(blank, context)).toEqual({});
  });
});

describe('YOGRS', () => {
  it.each([
    ['76%', 76],
    [' 76 ', 76],
    ['0', 0],
    ['100', 100],
    ['83 %', 83],
  ])('%s is %s', (text, value) => expect(parsePercentage(cell(text))).toEqual({ value }));
  it('reads a fraction out of a percentage cell', () => expect(parsePercentage({ text: '0.76', number: 0.76 })).toEqual({ value: 76 }));
  it('refuses 771, a fraction in text and words', () => {
    expect(parsePercentage(cell('771')).fault).toEqual({ code: 'out-of-range', expected: 'a YOGRS score from 0 to 100; 771 is too high' });
    expect(parsePercentage(cell('76.5')).fault?.code).toBe('not-a-number');
    expect(parsePercentage(cell('high')).fault?.code).toBe('not-a-number');
  });
});

describe('ratings', () => {
  it.each([
    ['HIGH', 'high'],
    ['VERY HIGH', 'very-high'],
    ['H', 'high'],
    ['VH', 'very-high'],
    ['Med', 'medium'],
    ['l', 'low'],
  ])('%s is %s', (text, value) => {
    expect(parseRating(cell(text))).toEqual({ value });
  });
  it('asks for one of two, and refuses what is none', () => {
    expect(parseRating(cell('M/H')).fault).toEqual({ code: 'more-than-one', expected: 'one rating: Low, Medium, High or Very High' });
    expect(parseRating(cell('severe')).fault?.code).toBe('unknown-value');
  });
});

describe('RAG', () => {
  it.each([
    ['R', 'red'],
    ['RED', 'red'],
    ['Amber', 'amber'],
    ['g', 'green'],
  ])('%s is %s', (text, colour) => expect(parseRag(cell(text), context)).toEqual({ value: { colour, by: 'word' } }));
  it('asks for one colour', () => {
    expect(parseRag(cell('Red/Amber'), context).fault).toEqual({
      code: 'more-than-one',
      expected: 'one colour, Red, Amber or Green; "Red/Amber" names more than one',
    });
    expect(parseMeetingRag(cell('A->R'), context).fault?.code).toBe('more-than-one');
  });
  it('reads the background where there is no word, and says so', () => {
    expect(parseMeetingRag(cell('', 'FF4D4D'), context)).toEqual({
      value: { colour: 'red', by: 'fill' },
      notes: ['Red by the background of the cell (#FF4D4D).'],
    });
    expect(parseMeetingRag(cell('', '00B0F0'), context).value).toEqual({ colour: 'green', by: 'fill' });
    expect(parseMeetingRag(cell('', '7030A0'), context).notes?.[0]).toContain('Say in the mapping what it means');
  });
  it('refuses a word that its background contradicts', () => {
    expect(parseMeetingRag(cell('Amber', 'FF4D4D'), context).fault).toEqual({
      code: 'word-and-colour-differ',
      expected: 'one colour: the word says Amber, the background is red',
    });
    expect(parseMeetingRag(cell('Amber', 'FFC000'), context)).toEqual({ value: { colour: 'amber', by: 'word' } });
  });
  it('quotes other words at a meeting, but refuses them as a rating', () => {
    expect(parseMeetingRag(cell('custody'), context)).toMatchObject({ quote: true });
    expect(parseMeetingRag(cell('n/d'), context)).toEqual({ notes: ['"n/d": taken as not rated.'] });
    expect(parseRag(cell('custody'), context).fault?.expected).toBe('Red, Amber or Green');
  });
});

describe('marks', () => {
  it.each([
    ['DYO', 'dyo'],
    ['dyo', 'dyo'],
    ['DY0', 'dyo'],
    ['Yes', 'dyo'],
    ['No', 'no'],
    ['N/A', 'not-applicable'],
  ])('DYO column: %s is %s', (text, value) => expect(parseDyo(cell(text)).value).toBe(value));
  it('tells that DY0 was typed with a zero and refuses other words', () => {
    expect(parseDyo(cell('DY0')).notes?.[0]).toContain('zero');
    expect(parseDyo(cell('maybe')).fault?.expected).toBe('DYO, Yes, No, N/A or an empty cell');
  });
  it('takes a knife mark only where it is plain', () => {
    expect(parseKnifeMark(cell('HKC')).value).toBe('yes');
    expect(parseKnifeMark(cell('n')).value).toBe('no');
    expect(parseKnifeMark(cell('?'))).toMatchObject({ value: 'unclear', quote: true });
  });
  it.each([
    ['Y', 'looked-after'],
    ['n', 'none'],
    ['was LAC', 'was-looked-after'],
    ['LAC (S20)', 'looked-after'],
    ['CIN', 'child-in-need'],
  ])('looked after: %s is %s', (text, value) => {
    expect(parseLookedAfter(cell(text)).value).toBe(value);
  });
  it('keeps the section of a looked-after status in words', () => expect(parseLookedAfter(cell('LAC (S20)')).quote).toBe(true));
});

describe('ethnicity', () => {
  it('knows the 18+1 list, its labels and the older code for Chinese', () => {
    expect(parseEthnicity(cell('w1'))).toEqual({ value: 'W1' });
    expect(parseEthnicity(cell('NS'))).toEqual({ value: 'NS' });
    expect(parseEthnicity(cell('Black African')).value).toBe('B2');
    expect(parseEthnicity(cell('O1'))).toEqual({ value: 'A4', notes: ['"O1" is a code of the older list (16+1): taken as A4, Chinese.'] });
  });
  it('lists the codes when it does not know one', () => expect(parseEthnicity(cell('X7')).fault?.expected).toContain('W1, W2'));
});

describe('orders', () => {
  it.each([
    ['Youth Rehabilitation Order', ['yro']],
    ['YRO with ISS', ['yro-iss']],
    ['YRO ISS (breach 12/3)', ['yro-iss']],
    ['YRO + ISS', ['yro-iss']],
    ['DTO licence', ['dto-licence']],
    ['DTO lic', ['dto-licence']],
    ['Detention and Training Order', ['dto']],
    ['DTO 8m (Werrington)', ['dto']],
    ['RO 9m', ['referral-order']],
    ['Youth Conditional Caution', ['youth-conditional-caution']],
    ['YRO 12m (from 9/6) + RO ext', ['yro', 'referral-order']],
    ['YCC/RO', ['youth-conditional-caution', 'referral-order']],
    ['mystery', ['other']],
  ])('%s', (text, types) => expect(parseOrders(cell(text)).value?.map((o) => o.type)).toEqual(types));
  it('keeps the words of each', () =>
    expect(parseOrders(cell('YRO 12m (from 9/6) + RO ext')).value?.map((o) => o.asWritten)).toEqual(['YRO 12m (from 9/6)', 'RO ext']));
});

describe('areas', () => {
  it.each([
    ['West Leicester', 'West Leicester'],
    ['central', 'Central Leicester'],
    ['W Leics', 'West Leicester'],
    ['South', 'South Leicester'],
  ])('%s is %s', (text, area) => {
    expect(parseArea(cell(text), context)).toEqual({ value: { area } });
  });
  it('knows "out of area" and refuses the rest with the list', () => {
    expect(parseArea(cell('out of area - Derby'), context)).toMatchObject({ value: { outside: 'out of area - Derby' }, quote: true });
    expect(parseArea(cell('Braunstone'), context).fault?.expected).toBe(
      'one of the areas: Central Leicester, East Leicester, South Leicester, West Leicester; or "out of area"',
    );
  });
});

describe('names', () => {
  it('keeps apostrophes, hyphens and points', () => {
    expect(textParser(200)(cell(" O'Brien "))).toEqual({ value: "O'Brien" });
    expect(textParser(200)(cell('St.John-Mistry'))).toEqual({ value: 'St.John-Mistry' });
    expect(comparableName('O’Brien')).toBe(comparableName('OBRIEN'));
  });
  it('reads whole names either way round', () => {
    expect(parseFullName(cell('Tomasz Nowak')).value).toEqual({ surname: 'Nowak', forenames: 'Tomasz' });
    expect(parseFullName(cell('Nowak, Tomasz')).value).toEqual({ surname: 'Nowak', forenames: 'Tomasz' });
  });
  it('takes tbc for not known', () => expect(textParser(200)(cell('tbc'))).toEqual({ notes: ['"tbc" in the tracker: taken as not known.'] }));
});

describe('date columns', () => {
  const completed = dateParser({ mayLieAhead: false, wordsAllowed: false });
  const ahead = dateParser({ mayLieAhead: true, wordsAllowed: true });
  it('refuses a later day than today only for what has been done', () => {
    expect(completed(cell('25/11/2026'), context).fault?.code).toBe('in-the-future');
    expect(completed(cell('24/11/2026'), context)).toEqual({ value: '2026-11-24' });
    expect(ahead(cell('25/11/2026'), context)).toEqual({ value: '2026-11-25' });
  });
  it('quotes words where words say something, and no date is taken from them', () => {
    for (const words of ['ongoing', 'breach - see notes', 'booked 2/12', 'to book']) expect(ahead(cell(words), context)).toMatchObject({ quote: true });
    expect(ahead(cell('booked 2/12'), context).value).toBeUndefined();
    expect(ahead(cell('31/02/2027'), context).fault?.code).toBe('impossible-date');
    expect(completed(cell('ongoing'), context).fault?.code).toBe('not-a-date');
  });
});
