import { plainDate, type PlainDate } from '../values/plain-date.ts';
import type { Entry } from '../chronology/entry.ts';
import { timeline } from '../chronology/resolve.ts';
import type { Program } from '../policy/program.ts';
import type { DocumentVersion } from '../policy/words/document.ts';

/** A document with the versions that the policy names and those that a manager has added since. */
export interface ShelvedDocument {
  readonly name: string;
  readonly title: string;
  /** the clause that names it; absent for one that a manager added */
  readonly clause?: string;
  readonly link?: string;
  /** whose document it is */
  readonly source?: string;
  readonly isPolicy: boolean;
  /** kinds of entry and pages with which it is offered */
  readonly offeredWith: readonly string[];
  /** the oldest first */
  readonly versions: readonly DocumentVersion[];
  /** the day by which a manager wants it reviewed next */
  readonly nextReview?: PlainDate;
}

/**
 * The documents of a policy as they are kept: those that its clauses name, with versions and review dates that managers recorded.
 * @param entries entries about the service, of any kind; what was withdrawn or corrected is resolved here
 */
export function documentShelf(program: Program, entries: readonly Entry[]): readonly ShelvedDocument[] {
  const shelf = new Map<string, ShelvedDocument>();
  for (const d of program.rules.document) {
    shelf.set(d.name, { name: d.name, title: d.title, clause: d.clause, isPolicy: d.isPolicy, offeredWith: d.offeredWith, versions: d.versions, ...(d.link === undefined ? {} : { link: d.link }), ...(d.source === undefined ? {} : { source: d.source }) });
  }
  for (const e of timeline(entries)) {
    const name = typeof e.data['document'] === 'string' ? e.data['document'] : undefined;
    if (name === undefined) continue;
    const known = shelf.get(name);
    if (e.kind === 'document.version-set') shelf.set(name, withVersion(known, name, e));
    else if (e.kind === 'document.review-set' && known) shelf.set(name, { ...known, nextReview: plainDate(String(e.data['next'])) });
  }
  return [...shelf.values()];
}

function withVersion(known: ShelvedDocument | undefined, name: string, e: Entry): ShelvedDocument {
  const text = (field: string): string | undefined => (typeof e.data[field] === 'string' ? e.data[field] : undefined);
  const issue = text('issue');
  const version: DocumentVersion = { label: text('label') ?? '', from: (text('from') as PlainDate | undefined) ?? e.occurredOn, ...(issue === undefined ? {} : { issue }) };
  const base = known ?? { name, title: text('title') ?? name, isPolicy: false, offeredWith: ['guidance'], versions: [] };
  const link = text('link') ?? base.link;
  const source = text('source') ?? base.source;
  return { ...base, ...(link === undefined ? {} : { link }), ...(source === undefined ? {} : { source }), versions: [...base.versions.filter((v) => v.from !== version.from), version].sort((a, b) => (a.from < b.from ? -1 : 1)) };
}

/** The version of a document that counted on a day; undefined before the first. */
export function versionOn(document: Pick<ShelvedDocument, 'versions'>, day: PlainDate): DocumentVersion | undefined {
  return document.versions.filter((v) => v.from <= day).at(-1);
}
