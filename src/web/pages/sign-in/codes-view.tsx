import { Button, WarningText } from '../../components/index.ts';

/** Recovery codes, shown this once. */
export function CodesView({ codes, on, text }: { readonly codes: readonly string[]; readonly on: string; readonly text: string }) {
  return (
    <>
      <h1 class="govuk-heading-l">Your recovery codes</h1>
      <p class="govuk-body">If you lose your telephone or your passkey, one of these codes lets you in instead. Each works once.</p>
      <WarningText text="They are shown this once. Print them or write them down, and keep them apart from your computer." />
      <ol class="govuk-list tl-codes">{codes.map((code) => <li class="tl-secret">{code}</li>)}</ol>
      <Button href={on} text={text} />
    </>
  );
}
