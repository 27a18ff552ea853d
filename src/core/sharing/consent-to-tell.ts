import type { Entry, EntryData } from '../chronology/entry.ts';
import type { WorkingOut } from '../chronology/kind.ts';
import { timeline } from '../chronology/resolve.ts';

/** What each part of the scope of a consent lets be told, in the words in which a disclosure says what it is about. */
const LETS_BE_TOLD: Readonly<Record<string, readonly string[]>> = { engagement: ['engagement'], compliance: ['compliance'], support: ['support', 'interventions'], health: ['health'], offences: ['offences'], other: ['other'] };

/** Among whom a consent must name a recipient of this sort; anybody else is one of the agencies that work with the child. */
const ITS_OWN: Readonly<Record<string, string>> = { 'housing-company': 'housing-providers', 'private-landlord': 'housing-providers', 'housing-association': 'housing-providers', 'ward-councillor': 'ward-councillor' };

/**
 * Of what a disclosure is about, what no consent lets be told to this recipient: nothing was agreed, it was taken back or has run
 * out, it is not in the scope, or it was agreed for other recipients. A consent that names no recipients is to the agencies that work with the child.
 */
export function beyondConsent(data: EntryData, around: WorkingOut): readonly string[] {
  const told = listOf(data['content']);
  const consent = consentInForce(around);
  if (consent === undefined || !isFor(consent, String(data['recipient'] ?? 'agency'))) return told;
  const may = new Set(listOf(consent.data['scope']).flatMap((s) => LETS_BE_TOLD[s] ?? []));
  return told.filter((t) => !may.has(t));
}

/**
 * Whether the consent in force names the person to whom something is told. Names are compared as people write them: without
 * capitals, points and titles, and either may say more than the other ("Cllr Reid" and "Councillor A. Reid, Headingley").
 */
export function consentNames(data: EntryData, around: WorkingOut): boolean {
  const person = asWritten(data['person']);
  const named = String(consentInForce(around)?.data['named'] ?? '').split(/[,;\n]|\band\b/).map(asWritten).filter((n) => n !== '');
  return person !== '' && named.some((n) => within(person, n) || within(n, person));
}

/** The consent that was given and stands at that time, whatever was recorded later about later. */
function consentInForce({ entries, on, at }: WorkingOut): Entry | undefined {
  const by = (e: Entry): boolean => e.occurredOn < on || (e.occurredOn === on && (at === undefined || e.occurredAt === undefined || e.occurredAt <= at));
  const last = timeline(entries).findLast((e) => e.kind === 'consent.recorded' && by(e));
  return last?.data['status'] === 'given' && String(last.data['until'] ?? on) >= on ? last : undefined;
}

function isFor(consent: Entry, recipient: string): boolean {
  const to = listOf(consent.data['recipients']);
  const own = ITS_OWN[recipient];
  if (own !== undefined) return to.includes(own);
  return to.length === 0 || to.some((r) => !Object.values(ITS_OWN).includes(r));
}

function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function within(all: string, part: string): boolean {
  return ` ${all} `.includes(` ${part} `);
}

const TITLES = new Set(['the', 'councillor', 'cllr', 'coun', 'mr', 'mrs', 'ms', 'miss', 'dr']);

/** The words that tell one person from another: a title alone names nobody. */
function asWritten(text: unknown): string {
  const words = typeof text === 'string' ? text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim().split(' ') : [];
  return words.filter((w) => !TITLES.has(w)).join(' ');
}
