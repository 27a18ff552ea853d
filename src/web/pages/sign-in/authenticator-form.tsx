import { addressOfSecret } from '../../../app/accounts/authenticator.ts';
import { Button, Details, Input, type Content } from '../../components/index.ts';
import { Square } from './square.tsx';

/** Adds an authenticator app: the square, the key for typing, and the code that shows that it works. */
export function AuthenticatorForm(props: { readonly action: string; readonly secret: string; readonly username: string; readonly error?: string | undefined; readonly children: Content }) {
  return (
    <form method="post" action={props.action} novalidate>
      {props.children}
      <ol class="govuk-list govuk-list--number">
        <li>Open the authenticator app on your telephone, and add an account.</li>
        <li>Let it read this square.</li>
      </ol>
      <Square text={addressOfSecret(props.secret, props.username)} label="Square for your authenticator app; the key can be typed instead" />
      <Details summary="I cannot read the square">
        <p class="govuk-body">Choose “enter a key” in the app, and type this key. It stands for one account, and its codes change with the time.</p>
        <p class="govuk-body tl-secret">{props.secret.replace(/(.{4})(?=.)/g, '$1 ')}</p>
      </Details>
      <CodeInput error={props.error} label="Code that the app shows now" />
      <Button text="Add this app" />
    </form>
  );
}

/** Where a code of an authenticator app is typed. */
export function CodeInput({ error, label = 'Code of your authenticator app', hint }: { readonly error?: string | undefined; readonly label?: string; readonly hint?: string | undefined }) {
  return <Input name="code" label={label} hint={hint ?? 'Six digits. The app shows a new code every 30 seconds.'} width={10} inputmode="numeric" autocomplete="one-time-code" spellcheck={false} error={error} />;
}
