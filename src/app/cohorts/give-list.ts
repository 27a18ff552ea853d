import { id, type CommandId, type SubjectId } from '../../core/values/ids.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import type { Narrowing } from '../../core/cohorts/list-rows.ts';
import { nameListShared } from '../../core/chronology/kinds/sharing/name-list-shared.ts';
import type { Actor } from '../../core/decisions/command.ts';
import type { Ports, Reader } from '../ports/index.ts';
import { record, type Recorded } from '../record/record.ts';
import { openList } from './list-page.ts';

/** That a list, as it stands today, was given to those whom the policy gives it to. */
export interface GivingList {
  /** the id with which the form was made; each child's command is made from it */
  readonly command: string;
  readonly actor: Actor;
  readonly reader: Reader;
  readonly list: string;
  readonly narrowed: Narrowing;
  readonly today: PlainDate;
  /** to whom of them: a name, a post */
  readonly who: string;
  readonly channel: string;
}

/**
 * Writes on the record of each child on the list that the name was given with it. Sent again, whoever is recorded already gives the
 * first result; undefined where there is no such list, or it is not theirs, or it is given to nobody.
 */
export async function giveList(ports: Ports, g: GivingList): Promise<readonly { readonly about: string; readonly result: Recorded }[] | undefined> {
  const page = await openList(ports, g.reader, g.list, g.today, g.narrowed);
  if (typeof page === 'string' || page.list.givenTo.length === 0) return undefined;
  const children: readonly SubjectId[] = [...new Set(page.rows.map((r) => r.subject))];
  const data = { recipients: page.list.givenTo, who: g.who, channel: g.channel, list: g.command, names: children.length };
  const done: { about: string; result: Recorded }[] = [];
  for (const child of children) {
    const result = await record(ports, {
      id: id<CommandId>(`${g.command}-${child}`), actor: g.actor, subject: { kind: 'child', id: child }, source: 'live', answers: {}, agreements: [],
      records: [{ kind: nameListShared.name, data, occurredOn: g.today }],
    });
    done.push({ about: page.children.get(child)?.name ?? 'a child', result });
  }
  return done;
}
