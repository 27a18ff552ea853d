import type { Content } from '../content.ts';
import { Details } from '../govuk/details.tsx';

/** So many letters are read at a glance in a list or beside other things. */
const AT_A_GLANCE = 300;

/** A long text begins here and is whole one click away: so that what stands beside it is not pushed off the page. */
export function FoldedText({ text, summary }: { readonly text: string; readonly summary: Content }) {
  if (text.length <= AT_A_GLANCE) return <span class="tl-typed tl-anywhere">{text}</span>;
  return <><span class="tl-anywhere">{text.slice(0, AT_A_GLANCE - 40).replace(/\s+\S*$/, '')} …</span> <Details summary={summary}><p class="govuk-body tl-typed tl-anywhere">{text}</p></Details></>;
}
