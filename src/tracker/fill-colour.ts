/** A background colour: the word for it, the colour itself and the rule by which the word was chosen. */
export interface Fill {
  readonly colour: 'red' | 'amber' | 'green' | 'other';
  /** RRGGBB */
  readonly hex: string;
  /** "hue 45° lies from 16° to 65°" */
  readonly rule: string;
}

/** How a workbook names a colour: a direct value, a place in its theme (with a tint) or a place in the old palette. */
export interface ColourReference {
  readonly argb?: string;
  readonly theme?: number;
  readonly tint?: number;
  readonly indexed?: number;
}

/** Below this difference between strongest and weakest channel (0 to 1) a colour is a grey, white or black. */
const GREY_BELOW = 0.12;

/** Hues in degrees. Yellow counts as amber: trackers use either. Excel's own "Bad", "Neutral" and "Good" fall in the three ranges. */
const RANGES = [
  { colour: 'red', from: 345, to: 360 },
  { colour: 'red', from: 0, to: 15 },
  { colour: 'amber', from: 16, to: 65 },
  { colour: 'green', from: 66, to: 170 },
] as const;

/** The standard theme of spreadsheet programs, used when a workbook brings none. */
export const STANDARD_THEME: readonly string[] = [
  'FFFFFF',
  '000000',
  'EEECE1',
  '1F497D',
  '4F81BD',
  'C0504D',
  '9BBB59',
  '8064A2',
  '4BACC6',
  'F79646',
  '0000FF',
  '800080',
];

const PALETTE = (
  '000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF ' +
  '800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF ' +
  '000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 ' +
  '3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333'
).split(' ');

/** The word for a colour given as RRGGBB; undefined for white, which is no fill to the eye. */
export function fillOf(hex: string): Fill | undefined {
  const [r, g, b] = [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255) as [number, number, number];
  const high = Math.max(r, g, b);
  const chroma = high - Math.min(r, g, b);
  if (chroma < GREY_BELOW) return high > 0.98 ? undefined : { colour: 'other', hex, rule: 'a grey, without a hue' };
  const sector = high === r ? ((g - b) / chroma + 6) % 6 : high === g ? (b - r) / chroma + 2 : (r - g) / chroma + 4;
  const hue = Math.round(sector * 60) % 360;
  const range = RANGES.find((x) => hue >= x.from && hue <= x.to);
  if (range === undefined) return { colour: 'other', hex, rule: `hue ${hue}° is neither red, amber nor green` };
  return { colour: range.colour, hex, rule: `hue ${hue}° lies from ${range.from}° to ${range.to}°` };
}

/** RRGGBB of a colour as the workbook names it; undefined where it names none that is known. */
export function hexOf(reference: ColourReference, theme: readonly string[] = STANDARD_THEME): string | undefined {
  if (reference.argb !== undefined && /^([0-9a-f]{2})?[0-9a-f]{6}$/i.test(reference.argb)) return reference.argb.slice(-6).toUpperCase();
  if (reference.theme !== undefined) {
    const base = theme[reference.theme];
    return base === undefined ? undefined : tinted(base, reference.tint ?? 0);
  }
  return reference.indexed === undefined ? undefined : PALETTE[reference.indexed];
}

/** Lighter for a positive tint, darker for a negative one (ECMA-376, 18.8.19, applied to each channel). */
function tinted(hex: string, tint: number): string {
  return [0, 2, 4]
    .map((at) => {
      const channel = parseInt(hex.slice(at, at + 2), 16);
      const moved = tint < 0 ? channel * (1 + tint) : channel + (255 - channel) * tint;
      return Math.round(Math.min(255, Math.max(0, moved)))
        .toString(16)
        .padStart(2, '0');
    })
    .join('')
    .toUpperCase();
}
