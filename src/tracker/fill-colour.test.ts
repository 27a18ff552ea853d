import { describe, expect, it } from 'vitest';
import { fillOf, hexOf } from './fill-colour.ts';

describe('the word for a background', () => {
  it.each([
    ['FF4D4D', 'red'],
    ['FF0000', 'red'],
    ['C00000', 'red'],
    ['FFC7CE', 'red'],
    ['FFC000', 'amber'],
    ['FFFF00', 'amber'],
    ['FFEB9C', 'amber'],
    ['ED7D31', 'amber'],
    ['92D050', 'green'],
    ['00B050', 'green'],
    ['C6EFCE', 'green'],
    ['008000', 'green'],
    ['00B0F0', 'other'],
    ['7030A0', 'other'],
    ['D9D9D9', 'other'],
    ['000000', 'other'],
  ])('#%s is %s', (hex, colour) => {
    expect(fillOf(hex)?.colour).toBe(colour);
  });

  it('says by which rule', () => {
    expect(fillOf('FFC000')?.rule).toBe('hue 45° lies from 16° to 65°');
    expect(fillOf('7030A0')?.rule).toBe('hue 274° is neither red, amber nor green');
  });

  it('takes white for no background', () => {
    expect(fillOf('FFFFFF')).toBeUndefined();
  });

  it('finds colours by value, by place in the theme with a tint, and in the old palette', () => {
    expect(hexOf({ argb: 'FFFFC000' })).toBe('FFC000');
    expect(hexOf({ theme: 5 })).toBe('C0504D');
    expect(hexOf({ theme: 0, tint: -0.5 })).toBe('808080');
    expect(hexOf({ indexed: 10 })).toBe('FF0000');
    expect(hexOf({ theme: 99 })).toBeUndefined();
  });
});
