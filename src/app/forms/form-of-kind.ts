import { prefilledForm, type PrefilledPart } from '../../core/child/prefilled-form.ts';
import { standingOn } from '../../core/meetings/agenda.ts';
import type { FormRule } from '../../core/policy/words/form.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import type { ChildRecord } from '../child/child-page.ts';
import { loadExplaining } from '../explain/explaining.ts';
import type { Ports, Reader } from '../ports/index.ts';
import { programOf } from '../record/context.ts';

/** The form by which entries of a kind are written, if the policy in force has one. */
export async function formOfKind(ports: Ports, reader: Reader, kind: string, today: PlainDate): Promise<FormRule | undefined> {
  return ports.store.asReader(reader, async (unit) => (await programOf(unit.directory, ports.policies, today)).program.rules.form.find((f) => f.of === kind));
}

/** The parts of a form as the record fills them today, from what its author may see. */
export async function fillForm(ports: Ports, reader: Reader, rule: FormRule, record: ChildRecord, today: PlainDate): Promise<readonly PrefilledPart[]> {
  const { program, around } = await loadExplaining(ports, reader, today);
  // The rule is the same clause's in the program that is loaded here.
  const form = program.rules.form.find((f) => f.clause === rule.clause && f.of === rule.of) ?? rule;
  return prefilledForm(form, { env: standingOn(program, record.entries, around, today), facts: program.subjects.child.slots.facts, timeline: record.timeline, own: reader.agency, names: record.names });
}
