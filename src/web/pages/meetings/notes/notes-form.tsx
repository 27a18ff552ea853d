import { Button, CsrfField, Details, Input, Select, Textarea, type Content } from '../../../components/index.ts';
import { roleLabel, type Role } from '../../../../core/access/roles.ts';
import type { PreparedSitting } from '../../../../app/meetings/prepare-sitting.ts';
import { lastOf } from '../../../forms/typed.ts';
import type { Context } from '../../../route.ts';

interface Part {
  readonly context: Context;
  readonly sitting: PreparedSitting;
}

/** Who chairs and presents, what was contributed, and whether there is room: written before the meeting is closed. */
export function NotesForm({ context, sitting }: Part): Content {
  const { meeting, state, children } = sitting;
  const chairs = meeting.chairs === undefined ? [] : [...meeting.chairs.value.roles, ...meeting.chairs.value.deputies];
  const speakers = [...new Set([...meeting.contributes.map((c) => c.role), ...meeting.seats.flatMap((s) => s.roles), ...meeting.runBy])];
  const lead = meeting.seats.find((s) => s.name === (state.lead ?? meeting.lead));
  const rule = meeting.presenter?.value;
  const presenters = rule === undefined ? [] : [...new Set<Role>([...(rule.role === undefined ? (lead?.roles ?? []) : [rule.role]), ...meeting.seats.flatMap((s) => s.roles), 'case-manager', 'team-manager'])];
  const was = (what: string): boolean => lastOf(context.form, '_what') === what;
  return (
    <>
      {chairs.length > 0 && (
        <Details summary={state.chairNamed === undefined ? 'Name the chair' : 'Name another chair'} open={was('chair')}>
          <Note context={context} sitting={sitting} what="chair" button="Name the chair">
            <Input name="chair-name" label="Name of the chair" width={20} value={lastOf(context.form, 'chair-name')} autocomplete="off" />
            <Select name="chair-role" label="Role of the chair" items={roleItems(chairs)} value={lastOf(context.form, 'chair-role')} />
          </Note>
        </Details>
      )}
      {presenters.length > 0 && children.length > 0 && (
        <Details summary="Somebody else presents a child" open={was('presenter')}>
          <Note context={context} sitting={sitting} what="presenter" button="Name the presenter">
            <Select name="presents-child" label="Child" items={[{ value: '', text: 'Choose' }, ...children.map((c) => ({ value: c.child as string, text: c.name }))]} value={lastOf(context.form, 'presents-child')} />
            <Select name="presents-worker" label="Who presents" items={[{ value: '', text: 'Choose' }, ...sitting.workers.map((w) => ({ value: w.id as string, text: w.name }))]} value={lastOf(context.form, 'presents-worker')} />
            <Input name="presents-name" label="Or somebody of another agency" width={20} value={lastOf(context.form, 'presents-name')} autocomplete="off" />
            <Select name="presents-role" label="Role of the presenter" items={roleItems(presenters)} value={lastOf(context.form, 'presents-role')} />
            <Input name="presents-reason" label="Why somebody else presents" width="full" value={lastOf(context.form, 'presents-reason')} autocomplete="off" />
          </Note>
        </Details>
      )}
      {speakers.length > 0 && (
        <Details summary="Keep what somebody contributed" open={was('contribution')}>
          <Note context={context} sitting={sitting} what="contribution" button="Keep the contribution">
            <Select name="contribution-role" label="Whose contribution" items={roleItems(speakers)} value={lastOf(context.form, 'contribution-role')} />
            <Textarea name="contribution-text" label="What was contributed" hint="To the meeting as a whole. What concerns one child belongs on that child’s page." rows={3} value={lastOf(context.form, 'contribution-text')} />
          </Note>
        </Details>
      )}
      {state.stage === 'planned' && (
        <Note context={context} sitting={sitting} what={state.full ? 'room' : 'full'} button={state.full ? 'There is room on the agenda again' : 'No room is left on the agenda'}>{null}</Note>
      )}
    </>
  );
}

function Note({ context, sitting, what, button, children }: Part & { readonly what: string; readonly button: string; readonly children: Content }) {
  return (
    <form method="post" action={`/meetings/${sitting.id}/notes`} novalidate>
      <CsrfField token={context.who.csrf} />
      <input type="hidden" name="_command" value={context.ports.ids.next()} />
      <input type="hidden" name="_page" value={`/meetings/${sitting.id}`} />
      {children}
      <Button text={button} kind="secondary" name="_what" value={what} preventDoubleClick />
    </form>
  );
}

function roleItems(roles: readonly Role[]): readonly { readonly value: string; readonly text: string }[] {
  return [{ value: '', text: 'Choose' }, ...roles.map((r) => ({ value: r, text: roleLabel(r) }))];
}
