/** Text of a file and how its bytes were read. */
export interface Decoded {
  readonly text: string;
  readonly encoding: 'UTF-8' | 'UTF-16 LE' | 'UTF-16 BE' | 'Windows-1252';
}

/**
 * Reads the bytes of a text file. A byte order mark decides; without one, zero bytes in every other place mean UTF-16,
 * bytes that are valid UTF-8 are UTF-8, and the rest is Windows-1252, which is what spreadsheet programs write in Britain.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { text: new TextDecoder('utf-8').decode(bytes), encoding: 'UTF-8' };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return utf16(bytes, true);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16(bytes, false);
  const zeros = zerosByParity(bytes.subarray(0, 4096));
  if (zeros.odd > 0.3 && zeros.even < 0.05) return utf16(bytes, true);
  if (zeros.even > 0.3 && zeros.odd < 0.05) return utf16(bytes, false);
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' };
  } catch {
    return { text: windows1252(bytes), encoding: 'Windows-1252' };
  }
}

function utf16(bytes: Uint8Array, littleEndian: boolean): Decoded {
  return littleEndian
    ? { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'UTF-16 LE' }
    : { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'UTF-16 BE' };
}

/** Bytes 0x80 to 0x9F of Windows-1252; a space where the code page has none. */
const UPPER = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/** Decoded by hand: Node 20 takes "windows-1252" for Latin-1 and loses the euro sign, dashes and curly quotes. */
function windows1252(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes).replace(/[\u0080-\u009f]/g, (c) => {
    const letter = UPPER.charAt(c.charCodeAt(0) - 0x80);
    return letter === ' ' ? c : letter;
  });
}

/** The share of zero bytes in even and in odd places: European text in UTF-16 has them in one of the two. */
function zerosByParity(bytes: Uint8Array): { readonly even: number; readonly odd: number } {
  if (bytes.length < 4) return { even: 0, odd: 0 };
  const zeros = [0, 0] as [number, number];
  bytes.forEach((byte, at) => {
    if (byte === 0) zeros[(at % 2) as 0 | 1]++;
  });
  return { even: zeros[0] / (bytes.length / 2), odd: zeros[1] / (bytes.length / 2) };
}
