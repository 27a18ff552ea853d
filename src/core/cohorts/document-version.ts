import type { PlainDate } from '../values/plain-date.ts';
import type { DocumentRule, DocumentVersion } from '../policy/words/document.ts';

/** The version of a document that counted on a day; undefined before the first. */
export function versionOn(document: DocumentRule, day: PlainDate): DocumentVersion | undefined {
  return document.versions.filter((v) => v.from <= day).at(-1);
}
