import { Button, WarningText } from '../../components/index.ts';
import type { PageReply } from '../../route.ts';

/** The secret of a system, shown this once. */
export function secretPage(name: string, secret: string, on: string, origin: URL): PageReply {
  return {
    is: 'page',
    title: 'The secret of the system',
    nav: 'accounts',
    body: (
      <>
        <h1 class="govuk-heading-l tl-anywhere">The secret of {name}</h1>
        <p class="govuk-body tl-secret">{secret}</p>
        <WarningText text="It is shown this once, and kept here only as a digest. Give it to those who run the system, by a way that is safe: whoever has it reads and records as the system." />
        <p class="govuk-body">With it the system is heard at this address. To try it:</p>
        <p class="govuk-body tl-secret">curl -H "Authorization: Bearer SECRET" {new URL('/api/v1/me', origin).href}</p>
        <Button href={on} text="I have it: go on" />
      </>
    ),
  };
}
