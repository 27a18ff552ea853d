import type { Explanation } from '../../../../core/duties/explain.ts';

/** Why something is asked and why then, step by step, with the clause that says so. */
export function ExplanationView({ explanation }: { readonly explanation: Explanation }) {
  return (
    <>
      <ol class="tl-steps">{explanation.steps.map((s) => <li>{capital(s)}</li>)}</ol>
      <p class="govuk-body-s">
        <a class="govuk-link" href={`/policy/${explanation.clause}`}>{explanation.clause}</a>: {explanation.says}
        <br />
        <span class="govuk-hint">{explanation.cites}. {explanation.version}.{explanation.reading === undefined ? '' : ` How it is read here: ${explanation.reading}`}</span>
      </p>
    </>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
