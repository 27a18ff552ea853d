import type { Content, Props } from '../content.ts';

export type FooterProps = Props<{
  /** Whose service this is. */
  serviceName: string;
  /** Demo mode, a fixed date, a version: said on every page. */
  note?: Content;
  /** The moment that the page shows, in words: for paper, which goes on lying there. */
  asOf?: string;
}>;

/** The end of each page. */
export function Footer(props: FooterProps) {
  return (
    <div class="tl-footer">
      <div class="govuk-width-container">
        <p class="govuk-body-s tl-footer__text">
          Throughline for {props.serviceName}. Every view of a child’s record is logged. Write as if the child will read it one day: they may.
        </p>
        {props.asOf !== undefined && <p class="govuk-body-s tl-footer__text tl-only-print">As it stood on {props.asOf}.</p>}
        {props.note !== undefined && <p class="govuk-body-s tl-footer__text">{props.note}</p>}
      </div>
    </div>
  );
}
