import { documentsOn, type DocumentOn } from '../../../app/cohorts/documents.ts';
import { PERMISSIONS } from '../../../core/access/permissions.ts';
import { isRole, roleLabel } from '../../../core/access/roles.ts';
import { TABLE } from '../../../core/access/table.ts';
import { kindOf } from '../../../core/chronology/kinds/index.ts';
import { InsetText } from '../../components/index.ts';
import type { Context, Reply } from '../../route.ts';
import { Offered } from './offered.tsx';

/** A role or a body of the policy in words: "Hub coordinator", "Hub coordination team". */
export function roleInWords(name: string): string {
  return isRole(name) ? roleLabel(name) : `${name.slice(0, 1).toUpperCase()}${name.slice(1).replaceAll('-', ' ')}`;
}

/** The roles and bodies for which the policy names a document: whatever a document is offered with that is neither a form nor a page. */
export function rolesWithDocuments(all: readonly DocumentOn[]): readonly string[] {
  return [...new Set(all.flatMap((d) => d.offeredWith))].filter((name) => isRole(name) || (name !== 'guidance' && kindOf(name) === undefined)).sort();
}

/** One role: where its work is laid down, in the version in force, and what it may do here. */
export async function showRole(context: Context): Promise<Reply> {
  const name = context.params['role'] ?? '';
  const all = await documentsOn(context.ports, context.who.reader, context.today);
  if ((!isRole(name) || name === 'system') && !rolesWithDocuments(all).includes(name)) return { is: 'not-found', what: 'There is no role of that name.' };
  const documents = all.filter((d) => d.offeredWith.includes(name));
  return {
    is: 'page', title: roleInWords(name), nav: 'policy', back: { href: '/guidance', text: 'Policy and guidance' },
    body: (
      <>
        <h1 class="govuk-heading-xl">{roleInWords(name)}</h1>
        {documents.length === 0 ? <InsetText>The policy in force names no document of its own for this role.</InsetText> : <Offered documents={documents} />}
        {isRole(name) && (
          <>
            <h2 class="govuk-heading-m">What this role may do here</h2>
            <ul class="govuk-list govuk-list--bullet">{TABLE[name].may.map((p) => <li>{PERMISSIONS[p]}</li>)}</ul>
            <p class="govuk-body"><a class="govuk-link" href="/who-may-see-what">Who may see what</a></p>
          </>
        )}
      </>
    ),
  };
}
