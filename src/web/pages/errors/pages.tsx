import { may, opens, PERMISSIONS, type Permission } from '../../../core/access/permissions.ts';
import { AIMS, aimOf, type Purpose } from '../../../core/access/purposes.ts';
import { ROLE_NAMES, roleLabel, type Role } from '../../../core/access/roles.ts';
import type { PageReply } from '../../route.ts';

const HOME = <p class="govuk-body"><a class="govuk-link" href="/">Go to your first page</a></p>;

/** 404: nothing there, or nothing that this person may see; the two look the same. */
export function notFoundPage(what?: string): PageReply {
  return {
    is: 'page',
    status: 404,
    title: 'Page not found',
    body: (
      <>
        <h1 class="govuk-heading-l">Page not found</h1>
        <p class="govuk-body">{what ?? 'There is no such page, or it is about a record that your role does not reach.'}</p>
        <p class="govuk-body">If you typed the address, check it. If you followed a link, what it led to may have been moved or merged.</p>
        {HOME}
      </>
    ),
  };
}

/** 403 for a missing right, or for a purpose that the role does not serve: which one, and who has it or can give it. */
export function forbiddenPage(needs: { readonly permission: Permission | 'signed in'; readonly purpose: Purpose; readonly change: boolean }, roles: readonly Role[]): PageReply {
  const holders = ROLE_NAMES.filter((r) => opens([r], needs)).map((r) => roleLabel(r));
  const missing = needs.permission !== 'signed in' && !may(roles, needs.permission) ? `the right “${PERMISSIONS[needs.permission]}”` : `a role that is there for this: “${AIMS[aimOf(needs.purpose)]}”`;
  return forbidden(
    <>
      <p class="govuk-body">This page needs {missing}. You are signed in as {roles.map((r) => roleLabel(r)).join(', ')}, which does not include it.</p>
      <p class="govuk-body">It belongs to: {holders.join(', ')}. If it should be yours, ask your team manager; an administrator of accounts gives the role. <a class="govuk-link" href="/who-may-see-what">Who may see what</a></p>
    </>,
  );
}

/** 403 with a reason of its own. */
export function refusedPage(why: string): PageReply {
  return forbidden(<p class="govuk-body">{why}</p>);
}

function forbidden(inside: PageReply['body']): PageReply {
  return {
    is: 'page',
    status: 403,
    title: 'You cannot open this page',
    body: (
      <>
        <h1 class="govuk-heading-l">You cannot open this page</h1>
        {inside}
        <p class="govuk-body">This try was recorded, as every use of records is.</p>
        {HOME}
      </>
    ),
  };
}

/** 403 for a form that does not belong to this sign-in. */
export function staleFormPage(): PageReply {
  return {
    is: 'page',
    status: 403,
    title: 'This form is out of date',
    body: (
      <>
        <h1 class="govuk-heading-l">This form is out of date</h1>
        <p class="govuk-body">It was not sent, because it does not belong to your present sign-in. Nothing was recorded.</p>
        <p class="govuk-body">Go back in your browser: what you typed is still there. Open the same page in a new tab, and send it from that one.</p>
        {HOME}
      </>
    ),
  };
}

/** 403 for a submission that another site started. */
export function foreignFormPage(publicUrl: URL): PageReply {
  return {
    is: 'page',
    status: 403,
    title: 'This was not sent from here',
    body: (
      <>
        <h1 class="govuk-heading-l">This was not sent from here</h1>
        <p class="govuk-body">The request came from another site, so nothing was recorded. Throughline is at <a class="govuk-link" href={publicUrl.origin}>{publicUrl.origin}</a>; open it there.</p>
      </>
    ),
  };
}

/** 500: no internals, a reference number that is in the log. */
export function failurePage(reference: string): PageReply {
  return {
    is: 'page',
    status: 500,
    title: 'Something went wrong',
    body: (
      <>
        <h1 class="govuk-heading-l">Something went wrong</h1>
        <p class="govuk-body">It is our fault, not yours. What you sent was not recorded: either all of it is on record or none.</p>
        <p class="govuk-body">Go back in your browser: what you typed is still there. Try again; if it happens again, tell your administrator this number:</p>
        <p class="govuk-body-l"><strong>{reference}</strong></p>
        {HOME}
      </>
    ),
  };
}

/** A request that the server does not take: too large, too many, not readable. */
export function requestFaultPage(status: number, reference: string): PageReply {
  const [title, says] = FAULTS[status] ?? ['This could not be read', 'What was sent could not be read. Go back in your browser and try again.'];
  return {
    is: 'page',
    status,
    title,
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">{says}</p>
        <p class="govuk-body-s">Reference {reference}</p>
        {HOME}
      </>
    ),
  };
}

const FAULTS: Readonly<Record<number, readonly [string, string]>> = {
  413: ['This is too large', 'A file may have up to 20 MB, and one file is taken at a time. Nothing was recorded. Go back in your browser, and choose a smaller file or split it.'],
  429: ['Too many requests', 'More requests came from your address than one person makes. Wait a minute, then go back in your browser and try again; what you typed is still there.'],
};
