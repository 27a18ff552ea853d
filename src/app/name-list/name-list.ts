import { id, type CommandId, type SubjectId } from '../../core/values/ids.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import type { Actor } from '../../core/decisions/command.ts';
import type { Ports, Reader } from '../ports/index.ts';
import type { NameListRow } from '../ports/lists.ts';
import { record, type Recorded } from '../record/record.ts';

/** A child on the list, or one who has left it, and who has the name. */
export interface Listed {
  readonly child: SubjectId;
  readonly about: string;
  readonly reference?: string;
  readonly since?: PlainDate;
  readonly heldBy: readonly string[];
  /** who is still to be given the name, or to be asked to remove it */
  readonly open: readonly string[];
}

export interface NameList {
  /** those who have the status today, by name */
  readonly on: readonly Listed[];
  /** those who have left and whose name somebody still has */
  readonly left: readonly Listed[];
  /** what was given to whom, the latest first */
  readonly given: readonly NameListRow[];
  readonly workers: ReadonlyMap<string, string>;
}

const MOST = 2000;

/** The list of names as it stands today, who has which name, and what was given when. */
export async function loadNameList(ports: Ports, reader: Reader, today: PlainDate): Promise<NameList> {
  return ports.store.asReader(reader, async (unit) => {
    const { rows } = await unit.lists.children({ dyo: true, sort: 'name', limit: MOST }, today);
    const toGive = await unit.lists.work({ sorts: ['duty'], states: ['open'], provedBy: 'name-list.shared', limit: MOST });
    const toAsk = await unit.lists.work({ sorts: ['duty'], states: ['open'], provedBy: 'name-list.removal-asked', limit: MOST });
    const left = toAsk.rows.filter((r, i, all) => r.subject.kind === 'child' && r.sort === 'duty' && r.detail.parts !== undefined && all.findIndex((x) => x.subject.id === r.subject.id && x.sort === 'duty' && x.detail.parts !== undefined) === i);
    const standings = new Map((await unit.lists.standings([...rows.map((r) => ({ kind: 'child' as const, id: r.id })), ...left.map((r) => r.subject)], [])).map((s) => [s.subject.id, s] as const));
    const held = (child: SubjectId): readonly string[] => {
      const value = standings.get(child)?.facts['name-list.held-by']?.value;
      return Array.isArray(value) ? value.filter((v) => typeof v === 'string') : [];
    };
    const missing = (child: SubjectId): readonly string[] => [...new Set(toGive.rows.flatMap((r) => (r.sort === 'duty' && r.subject.id === child ? (r.detail.parts ?? []).filter((p) => p.metOn === undefined).map((p) => p.key) : [])))];
    return {
      on: rows.map((r) => ({
        child: r.id, about: [r.forenames, r.surname].filter(Boolean).join(' ') || (r.reference ?? 'name not recorded'), heldBy: held(r.id), open: missing(r.id),
        ...(r.reference === undefined ? {} : { reference: r.reference }), ...(r.dyoOn === undefined ? {} : { since: r.dyoOn }),
      })),
      left: left.map((r) => ({ child: r.subject.id, about: r.about, heldBy: held(r.subject.id), open: held(r.subject.id), ...(r.reference === undefined ? {} : { reference: r.reference }) })),
      given: await unit.lists.nameLists(),
      workers: new Map((await unit.directory.workers(today)).map((w) => [w.id, w.name] as const)),
    };
  });
}

/** To whom something was given, or who was asked, and how. */
export interface Handing {
  readonly command: string;
  readonly actor: Actor;
  readonly reader: Reader;
  readonly today: PlainDate;
  readonly on: PlainDate;
  readonly recipients: readonly string[];
  readonly who?: string;
  readonly channel?: string;
}

/** Logs that the list of today was given: on the record of every child on it, under one name. */
export async function shareNameList(ports: Ports, h: Handing): Promise<readonly { readonly about: string; readonly result: Recorded }[]> {
  const { on } = await loadNameList(ports, h.reader, h.today);
  return handed(ports, h, on, 'name-list.shared', { list: h.command, names: on.length });
}

/** Logs that recipients were asked to remove the names of children who have left the list: of each, those who have it. */
export async function askForRemoval(ports: Ports, h: Handing, children: readonly string[]): Promise<readonly { readonly about: string; readonly result: Recorded }[]> {
  const { left } = await loadNameList(ports, h.reader, h.today);
  return handed(ports, h, left.filter((l) => children.includes(l.child)), 'name-list.removal-asked', {});
}

async function handed(ports: Ports, h: Handing, children: readonly Listed[], kind: string, more: Readonly<Record<string, unknown>>): Promise<readonly { readonly about: string; readonly result: Recorded }[]> {
  const out: { about: string; result: Recorded }[] = [];
  for (const c of children) {
    const result = await record(ports, {
      id: id<CommandId>(`${h.command}-${c.child}`),
      actor: h.actor,
      subject: { kind: 'child', id: c.child },
      source: 'live',
      answers: {},
      agreements: [],
      records: [{ kind, data: { recipients: h.recipients, ...(h.who === undefined ? {} : { who: h.who }), ...(h.channel === undefined ? {} : { channel: h.channel }), ...more }, occurredOn: h.on }],
    });
    out.push({ about: c.about, result });
  }
  return out;
}
