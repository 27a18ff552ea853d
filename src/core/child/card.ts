import type { EntryId } from '../values/ids.ts';
import type { PlainDate } from '../values/plain-date.ts';
import type { Entry } from '../chronology/entry.ts';

/** Something said, with its day and the entry that says it. */
export interface Said {
  readonly text: string;
  readonly on: PlainDate;
  readonly entry: EntryId;
}

export interface Carer {
  readonly name: string;
  readonly relation: string;
  readonly telephone?: string;
  readonly contact: 'safe' | 'ask-first' | 'not-safe';
  readonly note?: string;
  readonly on: PlainDate;
}

export interface FlagLine {
  readonly flag: string;
  readonly note?: string;
  readonly source?: string;
  readonly confirmed: boolean;
  readonly review?: PlainDate;
  readonly on: PlainDate;
  readonly entry: EntryId;
}

export interface NextAppointment {
  readonly on: PlainDate;
  readonly at?: string;
  readonly place?: string;
  readonly purpose?: string;
  readonly entry: EntryId;
}

/** What somebody needs before a visit, on one screen: staff safety first, then who may be contacted, then the child's own words. */
export interface ChildCard {
  readonly flags: readonly FlagLine[];
  readonly carers: readonly Carer[];
  readonly address?: Said;
  readonly area?: string;
  readonly household?: string;
  readonly access?: string;
  readonly communication?: string;
  readonly socialWorker?: { readonly name: string; readonly telephone?: string; readonly authority?: string };
  readonly lastContact?: Said & { readonly outcome: string };
  readonly promises?: Said;
  readonly wants?: Said;
  readonly strengths?: Said;
  readonly view?: Said;
  readonly next?: NextAppointment;
  /** earlier appointments of the last week that have no outcome yet */
  readonly withoutOutcome: readonly NextAppointment[];
}

interface Draft {
  flags: FlagLine[];
  carers: Carer[];
  appointments: NextAppointment[];
  answered: Set<string>;
  said: Partial<Record<'address' | 'promises' | 'wants' | 'strengths' | 'view', Said>>;
  text: Partial<Record<'area' | 'household' | 'access' | 'communication', string>>;
  socialWorker?: { name: string; telephone?: string; authority?: string };
  lastContact?: Said & { outcome: string };
}

function words(entry: Entry, field: string): string | undefined {
  const value = entry.data[field];
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function said(entry: Entry, field: string): Said | undefined {
  const text = words(entry, field);
  return text === undefined ? undefined : { text, on: entry.occurredOn, entry: entry.id };
}

/** Folds a resolved timeline into the card. @param today appointments before it have passed */
export function childCard(timeline: readonly Entry[], today: PlainDate): ChildCard {
  const d: Draft = { flags: [], carers: [], appointments: [], answered: new Set(), said: {}, text: {} };
  for (const entry of timeline) take(d, entry);
  const ahead = d.appointments.filter((a) => a.on >= today && !d.answered.has(a.entry)).sort((a, b) => (`${a.on}${a.at ?? ''}` < `${b.on}${b.at ?? ''}` ? -1 : 1));
  const next = ahead[0];
  return {
    flags: d.flags,
    carers: d.carers,
    ...d.said,
    ...d.text,
    ...(d.socialWorker ? { socialWorker: d.socialWorker } : {}),
    ...(d.lastContact ? { lastContact: d.lastContact } : {}),
    ...(next ? { next } : {}),
    withoutOutcome: d.appointments.filter((a) => a.on < today && !d.answered.has(a.entry)).slice(-3),
  };
}

function take(d: Draft, entry: Entry): void {
  switch (entry.kind) {
    case 'identity.recorded':
      d.text.communication = words(entry, 'communication') ?? d.text.communication ?? '';
      if (d.text.communication === '') delete d.text.communication;
      return;
    case 'address.recorded': {
      const address = said(entry, 'address');
      if (address) d.said.address = address;
      for (const field of ['area', 'household', 'access'] as const) {
        const text = words(entry, field);
        if (text !== undefined) d.text[field] = text;
      }
      return;
    }
    case 'carer.recorded':
      takeCarer(d, entry);
      return;
    case 'looked-after.recorded':
      takeSocialWorker(d, entry);
      return;
    case 'flag.set':
      d.flags = [...d.flags.filter((f) => f.flag !== entry.data['flag']), flagLine(entry)];
      return;
    case 'flag.ended':
      d.flags = d.flags.filter((f) => f.flag !== entry.data['flag']);
      return;
    case 'contact.recorded':
    case 'visit.completed':
      takeContact(d, entry);
      return;
    case 'appointment.booked':
      d.appointments.push(appointment(entry));
      return;
    case 'voice.recorded':
      for (const field of ['wants', 'strengths', 'view'] as const) {
        const found = said(entry, field);
        if (found) d.said[field] = found;
      }
  }
}

function takeCarer(d: Draft, entry: Entry): void {
  const telephone = words(entry, 'telephone');
  const note = words(entry, 'note');
  const carer: Carer = {
    name: String(entry.data['name']),
    relation: String(entry.data['relation']),
    contact: entry.data['contact'] as Carer['contact'],
    on: entry.occurredOn,
    ...(telephone ? { telephone } : {}),
    ...(note ? { note } : {}),
  };
  d.carers = [...d.carers.filter((c) => c.name !== carer.name), carer];
}

function takeSocialWorker(d: Draft, entry: Entry): void {
  const name = words(entry, 'social-worker');
  if (entry.data['status'] === 'none') delete d.socialWorker;
  if (name === undefined) return;
  const telephone = words(entry, 'telephone');
  const authority = words(entry, 'authority');
  d.socialWorker = { name, ...(telephone ? { telephone } : {}), ...(authority ? { authority } : {}) };
}

function takeContact(d: Draft, entry: Entry): void {
  if (entry.of !== undefined) d.answered.add(entry.of);
  const outcome = entry.kind === 'visit.completed' ? 'visit' : String(entry.data['outcome']);
  d.lastContact = { text: words(entry, 'note') ?? '', on: entry.occurredOn, entry: entry.id, outcome };
  const promises = said(entry, 'promises');
  if (promises) d.said.promises = promises;
}

function flagLine(entry: Entry): FlagLine {
  const note = words(entry, 'note');
  const source = words(entry, 'source');
  const review = words(entry, 'review') as PlainDate | undefined;
  return {
    flag: String(entry.data['flag']),
    confirmed: entry.data['confirmed'] !== false,
    on: entry.occurredOn,
    entry: entry.id,
    ...(note ? { note } : {}),
    ...(source ? { source } : {}),
    ...(review ? { review } : {}),
  };
}

function appointment(entry: Entry): NextAppointment {
  const at = words(entry, 'at');
  const place = words(entry, 'place');
  const purpose = words(entry, 'purpose');
  return { on: entry.data['on'] as PlainDate, entry: entry.id, ...(at ? { at } : {}), ...(place ? { place } : {}), ...(purpose ? { purpose } : {}) };
}
