import type { Faults, PostChoices } from '../../../../app/accounts/administer-posts.ts';
import type { Typed } from '../../../../app/identity/drafts.ts';
import type { AccountRow, PostsOfPerson } from '../../../../app/ports/accounts.ts';
import { ROLE_NAMES, roleLabel } from '../../../../core/access/roles.ts';
import { Input, LooseDate, Select } from '../../../components/index.ts';
import { valueOf } from '../../../server/request.ts';

interface PostFieldsModel {
  readonly typed: Typed;
  readonly faults: Faults;
  readonly choices: PostChoices;
  readonly of: AccountRow;
  readonly known: PostsOfPerson;
}

/** The fields of one post: what, where, for whom, from when to when, after whom. */
export function PostFields({ typed, faults, choices, of: person, known }: PostFieldsModel) {
  const of = (name: string): { readonly name: string; readonly value: string; readonly error: string | undefined; readonly labelSize: 's' } => ({ name, value: valueOf(typed, name), error: faults[name], labelSize: 's' });
  return (
    <>
      <Select {...of('role')} label="Role" items={[{ value: '', text: 'Choose' }, ...ROLE_NAMES.filter((r) => r !== 'system').map((r) => ({ value: r, text: roleLabel(r) }))]} />
      <LooseDate {...of('from')} label="First day" hint="It may lie ahead. For example, 1/3/2027" />
      <LooseDate {...of('until')} label="Last day (if it is known)" hint="From midnight after this day the post gives no right. Empty for no end" />
      {choices.areas.length > 0 && <Select {...of('area')} label="Area" items={[{ value: '', text: 'The whole service' }, ...choices.areas.map((a) => ({ value: a, text: a }))]} />}
      <Input {...of('team')} label="Team in this post (if it has one)" hint={known.team === undefined ? 'Empty for none' : `Empty for their own team, ${known.team}`} autocomplete="off" width={20} />
      <Select {...of('agency')} label="Agency for which they work in it" value={valueOf(typed, 'agency') || known.agency} items={choices.agencies.map((a) => ({ value: a.id, text: a.name }))} />
      <Select {...of('takesOverFrom')} label="Takes over from (if anybody)" hint="Tells their manager who goes on with the children; nothing is handed over by it" items={[{ value: '', text: 'Nobody' }, ...choices.people.filter((p) => p.worker !== person.worker).map((p) => ({ value: p.worker, text: p.name }))]} />
    </>
  );
}

/** Why a post is changed: kept with what it said before. */
export function WhyField({ typed, faults }: Pick<PostFieldsModel, 'typed' | 'faults'>) {
  return <Input name="why" label="Why is it changed?" labelSize="s" hint="For example: leaves on 30 June; the first day was typed wrongly" value={valueOf(typed, 'why')} error={faults['why']} autocomplete="off" />;
}
