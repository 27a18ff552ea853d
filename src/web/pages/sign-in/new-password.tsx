import type { FastifyReply, FastifyRequest } from 'fastify';
import { faultsOfNew, setPassword, type PasswordFaults } from '../../../app/accounts/change-password.ts';
import { note } from '../../../app/accounts/events.ts';
import { accountOfLink, hashOfLink, LINK_HOURS } from '../../../app/accounts/links.ts';
import { PASSWORD_LENGTH } from '../../../app/accounts/password-rules.ts';
import { endStep } from '../../../app/accounts/steps.ts';
import { keyOfName } from '../../../app/accounts/waits.ts';
import { goOn } from '../../../app/identity/sign-in.ts';
import { Button, Input, type Content } from '../../components/index.ts';
import type { PageReply } from '../../route.ts';
import { fromOf, readParams, valueOf } from '../../server/request.ts';
import { sendPage } from '../../server/respond.ts';
import type { Web } from '../../server/web.ts';
import { currentStep, enter, goTo, ownForm, tokenOfForm } from './entrance.ts';

/** Two fields for a new password. */
export function NewPasswordFields({ faults }: { readonly faults: PasswordFaults }) {
  return (
    <>
      <Input
        name="password" label="New password" type="password" autocomplete="new-password" spellcheck={false} error={faults.password}
        hint={`At least ${PASSWORD_LENGTH.least} characters; three words that do not belong together do well. Nothing else is asked of it, and it need not be changed as time passes.`}
      />
      <Input name="again" label="New password again" type="password" autocomplete="new-password" spellcheck={false} error={faults.again} />
    </>
  );
}

/** The faults of a password's form, as the page's summary names them. */
export function errorsOf(faults: PasswordFaults): NonNullable<PageReply['errors']> {
  return Object.entries(faults).map(([field, text]) => ({ field, text: String(text) }));
}

function page(action: string, token: string, username: string, faults: PasswordFaults, intro: Content): PageReply {
  return {
    is: 'page',
    title: 'Choose your password',
    ...(Object.keys(faults).length === 0 ? {} : { errors: errorsOf(faults) }),
    body: (
      <>
        <h1 class="govuk-heading-l">Choose your password</h1>
        <p class="govuk-body">{intro} Your user name is <strong>{username}</strong>.</p>
        <form method="post" action={action} novalidate>
          <input type="hidden" name="_form" value={token} />
          <input type="hidden" name="username" value={username} autocomplete="username" />
          <NewPasswordFields faults={faults} />
          <Button text="Set this password" preventDoubleClick />
        </form>
      </>
    ),
  };
}

/** After a first password that somebody else knows. */
export async function showNewPassword(web: Web, request: FastifyRequest, reply: FastifyReply, faults: PasswordFaults = {}): Promise<void> {
  const step = await currentStep(web, request, reply, 'new-password');
  const account = step?.owner === undefined ? undefined : await web.identity.accountOf(step.owner);
  if (account === undefined) return;
  await sendPage(web, request, reply, undefined, page('/sign-in/new-password', tokenOfForm(web, request, reply), account.username, faults, 'The password with which you came was made for you by somebody else. From now on use one that you alone know.'));
}

export async function setOwnPassword(web: Web, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const form = await ownForm(web, request, reply);
  if (form === undefined) return;
  const step = await currentStep(web, request, reply, 'new-password');
  const account = step?.owner === undefined ? undefined : await web.identity.accountOf(step.owner);
  if (step === undefined || account === undefined) return;
  const faults = faultsOfNew(account, await web.identity.holder(account, web.ports.clock.today()), valueOf(form, 'password'), valueOf(form, 'again'));
  if (Object.keys(faults).length > 0) return showNewPassword(web, request, reply, faults);
  if (!(await endStep(web.desk, step))) return goTo(reply, '/sign-in?late=1');
  await setPassword(web.desk, account, valueOf(form, 'password'), fromOf(request), undefined);
  const result = await goOn(web.desk, { ...account, firstPassword: false }, 'password', fromOf(request), { to: step.content.to });
  if (result.outcome === 'refused') return goTo(reply, '/sign-in');
  await enter(web, request, reply, result, step.content.to);
}

/** By a link from the administrator of accounts. */
export async function showLink(web: Web, request: FastifyRequest, reply: FastifyReply, faults: PasswordFaults = {}): Promise<void> {
  const token = readParams(request)['token'] ?? '';
  const account = await accountOfLink(web.desk, token);
  if (account === undefined) return sendPage(web, request, reply, undefined, deadLink());
  await sendPage(web, request, reply, undefined, page(`/sign-in/link/${token}`, tokenOfForm(web, request, reply), account.username, faults, 'Your administrator sent you this link; it works once.'));
}

export async function setPasswordByLink(web: Web, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const form = await ownForm(web, request, reply);
  if (form === undefined) return;
  const token = readParams(request)['token'] ?? '';
  const account = await accountOfLink(web.desk, token);
  if (account === undefined) return sendPage(web, request, reply, undefined, deadLink());
  const faults = faultsOfNew(account, await web.identity.holder(account, web.ports.clock.today()), valueOf(form, 'password'), valueOf(form, 'again'));
  if (Object.keys(faults).length > 0) return showLink(web, request, reply, faults);
  if (!(await web.identity.takeLink(hashOfLink(token)))) return sendPage(web, request, reply, undefined, deadLink());
  const from = fromOf(request);
  await note(web.desk, account, 'link used', from.address);
  await setPassword(web.desk, account, valueOf(form, 'password'), from, undefined);
  await web.identity.forgiveTries(keyOfName(account.username), 'all');
  await goTo(reply, '/sign-in?password-set=1');
}

function deadLink(): PageReply {
  return {
    is: 'page',
    status: 404,
    title: 'This link does not work any longer',
    body: (
      <>
        <h1 class="govuk-heading-l">This link does not work any longer</h1>
        <p class="govuk-body">A link to set a password works once, for {LINK_HOURS} hours, and only the newest one. Check that you copied the whole of it.</p>
        <p class="govuk-body">If you have set your password already, <a class="govuk-link" href="/sign-in">sign in</a>. Otherwise ask the administrator of accounts for a new link.</p>
      </>
    ),
  };
}
