import type { Entry } from '../chronology/entry.ts';
import { kindOf } from '../chronology/kinds/index.ts';
import { standsIn } from './black-out.ts';

/** What words may be, said beside them. */
export const SUGGESTED = { person: 'name', telephone: 'telephone number', email: 'e-mail address', address: 'address', sentence: 'speaks of somebody else' } as const;
export type SuggestedAs = keyof typeof SUGGESTED;

/** Words that may be somebody else's, for a person to look at: nothing is blacked out because it is suggested. */
export interface Suggestion {
  readonly words: string;
  readonly as: SuggestedAs;
}

/** Whom the record knows besides the child. */
export interface Known {
  readonly people: readonly string[];
  /** the child's own names are never suggested */
  readonly child: readonly string[];
}

/** Fields in which a person is named, by their names in the kinds. */
const NAMING: ReadonlySet<string> = new Set(['name', 'person', 'who', 'with', 'owner-name', 'signed-name', 'named', 'source', 'by', 'decider', 'applicant', 'household', 'others', 'answers-to', 'recipient', 'ask']);
const NO_NAMES: ReadonlySet<string> = new Set(['The', 'A', 'An', 'He', 'She', 'They', 'His', 'Her', 'Their', 'Mr', 'Mrs', 'Ms', 'Miss', 'Dr', 'PC', 'DC', 'DS', 'PS', 'Sgt', 'Inspector', 'Mum', 'Dad', 'Mother', 'Father', 'Head', 'Year', 'School', 'Service', 'Police', 'Court', 'Council', 'Team', 'Social', 'Worker', 'Officer', 'Manager', 'Lives', 'With', 'And', 'No', 'Not', 'Nobody', 'Children', 'Youth', 'Justice', 'Probation', 'Health', 'Education']);
const CAPITALISED = /\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+){0,3}/gu;

/** Everybody whom the entries name in a field for names. The child's brothers and sisters, carers, officers, solicitors, whoever something was told. */
export function peopleNamed(entries: readonly Entry[]): readonly string[] {
  const found = new Set<string>();
  for (const e of entries) {
    if (e.kind === 'identity.recorded') continue;
    const fields = kindOf(e.kind)?.fields ?? {};
    for (const [name, value] of Object.entries(e.data)) {
      if (NAMING.has(name) && typeof value === 'string' && fields[name]?.type.is === 'text') for (const n of namesIn(value)) found.add(n);
    }
  }
  return [...found];
}

/** The child's own names, as they were ever recorded. */
export function childNamed(entries: readonly Entry[]): readonly string[] {
  return entries.filter((e) => e.kind === 'identity.recorded').flatMap((e) => ['surname', 'forenames', 'known-as'].flatMap((f) => String(e.data[f] ?? '').split(/\s+/))).filter((n) => n !== '');
}

function namesIn(text: string): readonly string[] {
  return (text.match(CAPITALISED) ?? []).map((n) => n.split(/\s+/).filter((w) => !NO_NAMES.has(w)).join(' ')).filter((n) => n.length > 1);
}

const TELEPHONE = /(?<![\d/])(?:\+44\s?|0)\d(?:[\s-]?\d){8,10}(?!\d)/g;
const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const ADDRESS = /\b\d{1,4}[a-z]?,?\s+(?:\p{Lu}[\p{L}'’-]+\s+){1,3}(?:Street|Road|Avenue|Lane|Close|Drive|Way|Court|Place|Crescent|Terrace|Gardens|Grove|Walk|Square|Hill|St|Rd|Ave)\b\.?/gu;
const POSTCODE = /\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b/g;
const OTHERS = /\b(?:mother|father|mum|mam|dad|step-?\p{L}+|nan|grandmother|grandfather|gran|grandad|aunt|auntie|uncle|cousin|brother|sister|sibling|girlfriend|boyfriend|partner|friend|mate|neighbour|teacher|victim|witness|complainant|co-?defendant|carer|foster\p{L}*)(?:['’]s|s)?\b/iu;
/** What a field for words to be blacked out holds. */
const LONGEST = 400;

/** The words in a text that a person should look at before it goes to the child or to another agency. */
export function suggestIn(text: string, known: Known): readonly Suggestion[] {
  const own = new Set(known.child.map((n) => n.toLowerCase()));
  const parts = known.people.flatMap((name) => [name, ...(name.includes(' ') ? name.split(/\s+/) : [])]);
  const people = [...new Set(parts)].filter((n) => n.length > 2 && !own.has(n.toLowerCase()) && standsIn(text, n));
  // A name that is a part of a longer one that is suggested already is suggested only where it stands alone as well.
  const wholes = people.filter((n) => n.includes(' '));
  const alone = people.filter((n) => n.includes(' ') || standsIn(wholes.reduce((t, w) => t.replaceAll(w, ''), text), n));
  const matching = (pattern: RegExp, as: SuggestedAs): readonly Suggestion[] => [...new Set(text.match(pattern) ?? [])].map((words) => ({ words: words.trim(), as }));
  const sentences = text.split(/(?<=[.!?])\s+|\n+/).map((s) => s.trim()).filter((s) => s.length <= LONGEST && OTHERS.test(s));
  return [
    ...alone.map((words) => ({ words, as: 'person' as const })),
    ...matching(TELEPHONE, 'telephone'),
    ...matching(EMAIL, 'email'),
    ...matching(ADDRESS, 'address'),
    ...matching(POSTCODE, 'address'),
    ...[...new Set(sentences)].map((words) => ({ words, as: 'sentence' as const })),
  ];
}
