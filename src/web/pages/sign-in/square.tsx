import { create } from 'qrcode';

/** Quiet modules round the square, as the standard of such codes asks. */
const QUIET = 4;

/** A text as a square that a telephone reads. Drawn as one path: no inline style, which the content policy forbids. */
export function Square({ text, label }: { readonly text: string; readonly label: string }) {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
  let path = '';
  for (let at = 0; at < size * size; at += 1) if (data[at] === 1) path += `M${(at % size) + QUIET} ${Math.floor(at / size) + QUIET}h1v1h-1z`;
  const whole = size + 2 * QUIET;
  return (
    <svg class="tl-square" xmlns="http://www.w3.org/2000/svg" viewBox={`0 0 ${whole} ${whole}`} width="220" height="220" role="img" aria-label={label} shape-rendering="crispEdges">
      <rect width={whole} height={whole} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  );
}
