import { classes } from '../content.ts';
import type { Props } from '../content.ts';

export type RagColour = 'red' | 'amber' | 'green';

export type RagTagProps = Props<{
  /** Undefined or null: not rated, said in words. */
  colour?: RagColour | null;
  /** Replaces the word, which must then still name the colour: "Red since 3 March". */
  text?: string;
  large?: boolean;
}>;

const WORDS: Readonly<Record<RagColour, string>> = { red: 'Red', amber: 'Amber', green: 'Green' };

/**
 * A RAG rating as a word, a colour, a shape and a place: red is a square on the left, amber a triangle in the middle, green a
 * disc on the right, so that it reads in black and white and by those who see no red.
 */
export function RagTag(props: RagTagProps) {
  const colour = props.colour ?? undefined;
  return (
    <strong class={classes('tl-rag', colour === undefined ? 'tl-rag--none' : `tl-rag--${colour}`, props.large && 'tl-rag--large')}>
      <svg class="tl-rag__sign" viewBox="0 0 44 16" width="44" height="16" aria-hidden="true" focusable="false">
        {colour === 'red' ? <rect x="1" y="1" width="14" height="14" /> : <circle class="tl-rag__empty" cx="8" cy="8" r="2.5" />}
        {colour === 'amber' ? <path d="M22 1 L30 15 L14 15 Z" /> : <circle class="tl-rag__empty" cx="22" cy="8" r="2.5" />}
        {colour === 'green' ? <circle cx="36" cy="8" r="7" /> : <circle class="tl-rag__empty" cx="36" cy="8" r="2.5" />}
      </svg>
      {props.text ?? (colour === undefined ? 'Not rated' : WORDS[colour])}
    </strong>
  );
}
