import { Button, type Content } from '../../components/index.ts';

/** Name of the hidden field into which the script puts the browser's answer. */
export const PASSKEY_FIELD = 'passkey';

/** A form that the browser's passkey fills in. Without scripts there are no passkeys, and the page says so. */
export function PasskeyForm(props: {
  readonly action: string;
  /** makes a new passkey, or uses one */
  readonly does: 'create' | 'use';
  /** what the browser is asked for, as JSON */
  readonly options: string;
  readonly button: string;
  readonly secondary?: boolean;
  readonly children?: Content;
}) {
  return (
    <form method="post" action={props.action} data-passkey={props.does} data-options={props.options} class="tl-passkey">
      <input type="hidden" name={PASSKEY_FIELD} value="" />
      {props.children}
      <noscript><p class="govuk-body">A passkey needs JavaScript, which your browser has switched off. Use one of the other ways.</p></noscript>
      <p class="govuk-error-message" role="alert" hidden data-passkey-says>Your browser gave no passkey. Try again, or use one of the other ways.</p>
      <Button text={props.button} kind={props.secondary === true ? 'secondary' : 'primary'} />
    </form>
  );
}
