import type { Role } from '../access/roles.ts';
import type { Compartment, Entry, EntryData, SubjectKind } from './entry.ts';
import type { DataOf, Field, Fields } from './fields.ts';
import type { PlainDate } from '../values/plain-date.ts';

/** Groups of kinds as people look for them; the filter of the chronology. */
export const FAMILIES = {
  identity: 'Who the child is',
  flag: 'Flags',
  assessment: 'Assessment',
  order: 'Orders',
  offence: 'Offences',
  custody: 'Custody',
  court: 'Court',
  plan: 'Plan',
  contact: 'Contact',
  document: 'Documents',
  dyo: 'Deter Young Offender status',
  rag: 'Red, Amber, Green',
  action: 'Actions',
  support: 'Support and services',
  oversight: 'Oversight',
  intelligence: 'Intelligence',
  sharing: 'Sharing',
  transfer: 'From and to other services',
  consent: 'Consent',
  rights: 'Rights of the child and the family',
  strand: 'Strands of Integrated Offender Management',
  enforcement: 'Enforcement',
  allocation: 'Who works with the child',
  family: 'Brothers and sisters',
  prevention: 'Prevention',
  area: 'Areas and their posts',
  supervision: 'Supervision',
  access: 'Who may see the record',
  retention: 'Keeping and erasing',
  duty: 'Duties',
  tracker: 'From a tracker',
  meeting: 'Meetings',
  cohort: 'Lists, measures and documents',
  partnership: 'Partners and agreements',
  staff: 'Staff',
  victim: 'Victims',
  service: 'The service',
} as const;
export type Family = keyof typeof FAMILIES;

/** How an entry goes to another service: as the entry that it is, told in words, or not at all. */
export type Crossing = 'whole' | 'in-words' | 'never';

/** How long entries of a kind are kept; the periods are the service's policy. */
export type Retention = 'case-record' | 'safeguarding' | 'meeting' | 'service';

/** Names that a summary needs and an entry does not hold. */
export interface Names {
  worker(id: string): string;
  agency(id: string): string;
  date(date: PlainDate): string;
}

/** What a kind may work its further fields out from. */
export interface WorkingOut {
  readonly entries: readonly Entry[];
  /** the recorder's agency */
  readonly agency: string;
  /** who records it */
  readonly worker?: string;
  /** the entry that it answers */
  readonly of?: string;
  readonly on: PlainDate;
  /** the time at which it happened, where it is known */
  readonly at?: string;
}

/** A further entry that recording one of this kind writes in the same act. */
export interface Consequence {
  readonly kind: string;
  readonly data: EntryData;
}

/** What a kind says where it may be recorded for several children at once. */
export interface ForMany<Data> {
  /** what is done for all of them: "End a flag" */
  readonly label: string;
  /** why recording it would say nothing about a child with these facts: "This flag is not set"; undefined where it says something */
  needless?(data: Data, facts: Readonly<Record<string, { readonly value: unknown }>>): string | undefined;
}

/**
 * What may be recorded, defined once: the form, the validation, the import columns, the dictionary and the facts
 * that a policy may read are all made from it.
 */
export interface Kind<F extends Fields = Fields> {
  readonly name: string;
  readonly subject: SubjectKind;
  /** further subjects on whose chronologies it may stand: what is decided about keeping is decided about every sort of record */
  readonly also?: readonly SubjectKind[];
  readonly family: Family;
  /** "Assessment completed" */
  readonly label: string;
  /** what it is for and when to use it, in plain words */
  readonly hint?: string;
  /** A decision may be refused before it is taken; a fact that has happened may only be marked. */
  readonly nature: 'fact' | 'decision';
  readonly fields: F;
  /** kinds of entry that one of this kind may answer (`of`): the action that was done, the order that ended */
  readonly answers?: readonly string[] | 'any';
  readonly recordedBy: readonly Role[] | 'anyone';
  /** a partner of whose agency something is shared from the record may record it, and nothing else */
  readonly fromPartners?: true;
  readonly compartment: Compartment;
  /** where what is recorded says itself who may see it */
  compartmentOf?(data: DataOf<F>): Compartment;
  readonly retention: Retention;
  /** fields that a correction leaves as they are; whoever wants them otherwise withdraws the entry and records another */
  readonly fixed?: readonly string[];
  /** how an entry of it goes to another service with the record, where its family does not say it already */
  readonly crosses?: Crossing;
  /** fields that mean something in the service alone: they go to no other service as they are */
  readonly staysBehind?: readonly string[];
  /** written by a page of its own, and shown in the chronology only to whoever asks for its family: the working of something that stands there itself */
  readonly background?: true;
  /** written by a page of its own alone, and typed into no form: more goes with it than an entry */
  readonly ownPage?: true;
  /** the day may lie ahead (a sitting that is planned); otherwise the day is today or earlier */
  readonly mayLieAhead?: boolean;
  /** it may be recorded for several children at once, with the same words for each; absent: for one child at a time */
  readonly forMany?: ForMany<DataOf<F>>;
  /** one line for the chronology */
  summary(data: DataOf<F>, names: Names): string;
  /** entries written with it in the same act */
  writes?(data: DataOf<F>): readonly Consequence[];
  /** the kind with which it is written where that lies in a compartment that its own author may not see: the author puts the whole right from here */
  readonly writtenBeside?: string;
  /** who must agree before it is recorded, if the author is none of them; absent: nobody */
  approvedBy?(data: DataOf<F>): readonly Role[] | undefined;
  /** fields that rules may read when it is recorded, worked out from the chronology then and not kept */
  readonly worksOut?: { readonly fields: Fields; from(data: EntryData, around: WorkingOut): EntryData };
  /** what one field demands of another; each message says what would satisfy it */
  demands?(data: DataOf<F>): readonly { readonly field: string; readonly expected: string }[];
}

/** A kind whose data are not known to the compiler: what the registry holds. Its data have been validated before it sees them. */
export interface AnyKind extends Omit<Kind<Record<string, Field>>, 'summary' | 'writes' | 'demands' | 'approvedBy' | 'compartmentOf' | 'forMany'> {
  summary(data: EntryData, names: Names): string;
  writes?(data: EntryData): readonly Consequence[];
  readonly writtenBeside?: string;
  demands?(data: EntryData): readonly { readonly field: string; readonly expected: string }[];
  approvedBy?(data: EntryData): readonly Role[] | undefined;
  compartmentOf?(data: EntryData): Compartment;
  readonly forMany?: ForMany<EntryData>;
}

/** Who may see an entry of a kind with this content. */
export function compartmentOf(of: AnyKind | undefined, data: EntryData): Compartment {
  return of?.compartmentOf?.(data) ?? of?.compartment ?? 'case';
}

/** Whether an entry of a kind may say that it answers one of another. */
export function mayAnswer(answering: Pick<AnyKind, 'answers'> | undefined, other: string): boolean {
  const answers = answering?.answers;
  return answers === 'any' || (answers?.includes(other) ?? false);
}

/** Declares a kind; the types of its data follow from its fields. */
export function kind<const F extends Fields>(definition: Kind<F>): Kind<F> {
  return definition;
}

/** Whether an entry of a kind may stand on the chronology of such a subject. */
export function standsOn(of: Pick<AnyKind, 'subject' | 'also'>, subject: SubjectKind): boolean {
  return of.subject === subject || (of.also?.includes(subject) ?? false);
}
