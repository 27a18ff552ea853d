import { describe, expect, it } from 'vitest';
import { decodeText } from './encoding.ts';

const TEXT = 'Ref,Comment\nLC1,€50 owed – naïve\n';

function utf16(text: string, littleEndian: boolean, mark: boolean): Uint8Array {
  const units = [...(mark ? '\ufeff' : ''), ...text].map((c) => c.charCodeAt(0));
  return Uint8Array.from(units.flatMap((u) => (littleEndian ? [u & 255, u >> 8] : [u >> 8, u & 255])));
}

describe('reading the bytes of a text file', () => {
  it('reads UTF-8 with and without a byte order mark', () => {
    expect(decodeText(new TextEncoder().encode(`\ufeff${TEXT}`))).toEqual({ text: TEXT, encoding: 'UTF-8' });
    expect(decodeText(new TextEncoder().encode(TEXT))).toEqual({ text: TEXT, encoding: 'UTF-8' });
  });

  it('reads UTF-16 in both orders, with and without a byte order mark', () => {
    for (const mark of [true, false]) {
      expect(decodeText(utf16(TEXT, true, mark))).toEqual({ text: TEXT, encoding: 'UTF-16 LE' });
      expect(decodeText(utf16(TEXT, false, mark))).toEqual({ text: TEXT, encoding: 'UTF-16 BE' });
    }
  });

  it('reads Windows-1252 where the bytes are not UTF-8', () => {
    const bytes = Uint8Array.from([0x4c, 0x80, 0x35, 0x30, 0x20, 0x96, 0x20, 0xef, 0x0a]);
    expect(decodeText(bytes)).toEqual({ text: 'L€50 – ï\n', encoding: 'Windows-1252' });
  });
});
