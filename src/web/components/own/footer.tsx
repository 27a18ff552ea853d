import type { Content, Props } from '../content.ts';

export type FooterProps = Props<{
  /** Whose service this is. */
  serviceName: string;
  /** Demo mode, a fixed date, a version: said on every page. */
  note?: Content;
}>;

/** The end of each page. */
export function Footer(props: FooterProps) {
  return (
    <div class="tl-footer">
      <div class="govuk-width-container">
        <p class="govuk-body-s tl-footer__text">
          Throughline for {props.serviceName}. Every view of a child’s record is logged. Write as if the child will read it one day: they may.
        </p>
        {props.note !== undefined && <p class="govuk-body-s tl-footer__text">{props.note}</p>}
      </div>
    </div>
  );
}
