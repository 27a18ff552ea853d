import { classes, type Content } from '../content.ts';
import { Details } from '../govuk/details.tsx';

/** So many letters are read at a glance in a list or beside other things. */
const AT_A_GLANCE = 300;

/** A word as long as this may be broken; where there is none, a narrow column of a table breaks no word. */
const UNBREAKABLE = /\S{25}/;

/** A long text begins here and is whole one click away: so that what stands beside it is not pushed off the page. */
export function FoldedText({ text, summary }: { readonly text: string; readonly summary: Content }) {
  const broken = UNBREAKABLE.test(text) && 'tl-anywhere';
  if (text.length <= AT_A_GLANCE) return <span class={classes('tl-lines', broken)}>{text}</span>;
  return <><span class={classes(broken)}>{text.slice(0, AT_A_GLANCE - 40).replace(/\s+\S*$/, '')} …</span> <Details summary={summary}><p class="govuk-body tl-typed tl-anywhere">{text}</p></Details></>;
}
