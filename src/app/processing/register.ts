import { may, PERMISSIONS, type Permission } from '../../core/access/permissions.ts';
import { RELATIONS, TABLE } from '../../core/access/table.ts';
import { type Role, ROLE_NAMES, roleInSentence, roleLabel } from '../../core/access/roles.ts';
import { FAMILIES, type AnyKind, type Family } from '../../core/chronology/kind.ts';
import { GATEWAYS } from '../../core/chronology/kinds/disclosure/gateways.ts';
import { RECIPIENT_SORTS } from '../../core/chronology/kinds/disclosure/recipients.ts';
import { KINDS } from '../../core/chronology/kinds/index.ts';
import type { RetentionRule } from '../../core/policy/words/retention.ts';
import { ROW_SORTS } from '../../core/retention/row-sorts.ts';
import { writePeriod } from '../../core/values/period.ts';
import type { ServiceDetails } from '../notice/service-details.ts';
import { assessedText, covers, type Assessment } from './assessments.ts';
import { COMPARTMENT_WORDS, RETENTION_WORDS, SORTS, SORTS_OF } from './sensitivity.ts';

/** One part of the register: a table with what stands above it. */
export interface RegisterPart {
  readonly title: string;
  readonly note: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const WHOSE: Readonly<Record<AnyKind['subject'], string>> = { child: 'Children', person: 'People beside a child', worker: 'Staff', sitting: 'Children and staff', activity: 'Children and staff', unit: 'Staff and partners' };

/**
 * The record of processing (UK GDPR, Article 30), made from the program itself: what can be recorded, about whom, of which sort, who
 * may see it, who may do what, with whom it is shared, how long it is kept and what keeps it safe. A kind that is added is in it.
 */
export function processingRegister(details: ServiceDetails, rules: readonly RetentionRule[] = [], assessments: readonly Assessment[] = []): readonly RegisterPart[] {
  return [controller(details), purposes(assessments), categories(), sight(), recipients(details, assessments), retention(), periods(rules), safety()];
}

function controller({ name, contact }: ServiceDetails): RegisterPart {
  return {
    title: 'Who answers for it',
    note: 'From what the service has recorded about itself.',
    head: ['What', 'Who'],
    rows: [['Controller', contact?.body === undefined ? name : `${name}, ${contact.body}`], ['Address', contact?.address ?? 'not recorded yet'], ['Data protection officer', contact?.officer ?? 'not recorded yet']],
  };
}

/** Permissions are what the program lets people do: each is a purpose, with the roles that have it. */
function purposes(assessments: readonly Assessment[]): RegisterPart {
  return {
    title: 'What for',
    note: 'Each page of the program needs one of these, and keeps with every look at a record by whom and what for.',
    head: ['Purpose', 'Roles that may', 'Assessed'],
    rows: (Object.keys(PERMISSIONS) as Permission[]).map((p) => [PERMISSIONS[p], ROLE_NAMES.filter((r) => may([r], p)).map(roleLabel).join(', '), assessedText(assessments.filter((a) => a.purposes.includes(p)))]),
  };
}

function categories(): RegisterPart {
  return {
    title: 'What is recorded, and about whom',
    note: 'From every kind of entry that can be recorded. Special is what UK GDPR, Article 9, protects: health, ethnicity, belief and the like. Crime is what Article 10 protects: offences, alleged ones too, and what a court did.',
    head: ['What', 'About whom', 'Sort', 'Kinds of entry', 'Seen by'],
    rows: (Object.keys(FAMILIES) as Family[]).flatMap((family) => {
      const kinds = KINDS.filter((k) => k.family === family);
      if (kinds.length === 0) return [];
      return [[
        FAMILIES[family],
        distinct(kinds.map((k) => WHOSE[k.subject])),
        SORTS_OF[family].map((s) => SORTS[s]).join('; '),
        `${kinds.length}: ${kinds.map((k) => k.label).join(', ')}`,
        distinct(kinds.map((k) => COMPARTMENT_WORDS[k.compartment])),
      ]];
    }),
  };
}

function sight(): RegisterPart {
  return {
    title: 'How far each role sees',
    note: 'The database holds to this as the pages do.',
    head: ['Role', 'Which children', 'Which information'],
    rows: ROLE_NAMES.filter((r) => r !== 'system').map((r) => [roleLabel(r), TABLE[r].relations.map((x) => RELATIONS[x]).join('; ') || 'No child', TABLE[r].reads.map((c) => COMPARTMENT_WORDS[c]).join('; ') || 'Nothing beyond that']),
  };
}

function recipients({ partners }: ServiceDetails, assessments: readonly Assessment[]): RegisterPart {
  return {
    title: 'To whom it is given',
    note: `Agreements in force, and whoever else a disclosure may name. Each disclosure is on the child’s record with its basis: ${Object.values(GATEWAYS).slice(0, -1).join('; ')}.`,
    head: ['Recipient', 'Under', 'Assessed'],
    rows: [...partners.map((p) => [p.name, p.agreements.join('; '), assessedText(assessments.filter((a) => p.agreements.some((title) => covers(a, title))))]), ...Object.values(RECIPIENT_SORTS).map((r) => [r, 'The basis that is recorded with each disclosure', ''])],
  };
}

function retention(): RegisterPart {
  const of = (name: string): readonly AnyKind[] => KINDS.filter((k) => k.retention === name);
  return {
    title: 'How long it is kept',
    note: 'The classes are the program’s, the periods the service’s own schedule.',
    head: ['Class', 'Kinds of entry'],
    rows: Object.entries(RETENTION_WORDS).map(([name, words]) => [words, of(name).map((k) => k.label).join(', ')]),
  };
}

/** What the rules in force say, each with its period as the service has set it. */
function periods(rules: readonly RetentionRule[]): RegisterPart {
  return {
    title: 'The periods, and who decides',
    note: 'From the policy in force, with the service’s own settings. Nothing of a record goes by itself: one person proposes and another agrees.',
    head: ['What', 'Whose', 'Kept', 'Then', 'Clause'],
    rows: rules.map((r) => [r.title, r.rows === undefined ? WHOSE_RULE[r.about] : ROW_SORTS[r.rows].label, keptFor(r), thenDone(r), r.clause]),
  };
}

const WHOSE_RULE: Readonly<Record<RetentionRule['about'], string>> = { child: 'Children', person: 'Victims, and people known to prevention', worker: 'Staff', sitting: 'Meetings', unit: 'Partners and parts of the service' };

function keptFor({ keep, birthday, rows, from }: RetentionRule): string {
  const each = rows !== undefined || from === 'entry' ? ' from each' : '';
  return [keep === undefined ? undefined : `${writePeriod(keep)}${each}`, birthday === undefined ? undefined : `until they are ${birthday}`].filter((t) => t !== undefined).join(', and at least ');
}

function thenDone({ atTheEnd, proposes, agrees }: RetentionRule): string {
  if (atTheEnd === 'remove') return 'Removed by the program';
  const said = (roles: readonly Role[]): string => roles.map((r) => roleInSentence(r)).join(' or ');
  return `Proposed by ${said(proposes)}; agreed to by ${said(agrees)}`;
}

function safety(): RegisterPart {
  return {
    title: 'What keeps it safe',
    note: 'What the program does by itself; what the service does besides (rooms, machines, training) belongs beside this list.',
    head: ['Measure', 'What it does'],
    rows: [
      ['Roles and need', 'Each role sees what its work needs; the database refuses the rest, not only the pages.'],
      ['Trace of every look', 'Who looked at which record, in which role, what for. Managers see it for a child; the information governance officer for the service, with what is unusual.'],
      ['Nothing changed unseen', 'Entries are never changed or deleted. Entries and traces form chains; any change made outside the program is found.'],
      ['Who somebody is', 'Passwords that are hard to guess, a second proof, short sessions; asked again before anything leaves the program.'],
      ['Restricted records', 'Seen by those named alone; an emergency opening is looked into afterwards.'],
      ['Sharing', 'Entry by entry, with its basis, until a day. Another agency’s information only with its agreement. Words blacked out are not in what is given.'],
    ],
  };
}

function distinct(words: readonly string[]): string {
  return [...new Set(words)].join('; ');
}
