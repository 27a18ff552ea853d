import { plainDate, type PlainDate } from '../values/plain-date.ts';
import { documentShelf, versionOn, type ShelvedDocument } from '../cohorts/document-shelf.ts';
import type { Program } from '../policy/program.ts';
import { contains, show, type Difference } from './compare.ts';
import type { Expected } from './format.ts';
import type { World } from './world.ts';

type ExpectedDocument = NonNullable<Expected['documents']>[number];

/** Compares documents: which version was in force, where they are offered, when they are reviewed. */
export function checkDocuments({ documents, 'documents-with': counts }: Expected, program: Program, world: World, today: PlainDate): Difference[] {
  const shelf = documentShelf(program, world.of('unit').flatMap((u) => world.entries(u)));
  return [
    ...(documents ?? []).flatMap((w) => checkDocument(w, shelf, today)),
    ...Object.entries(counts ?? {}).flatMap(([place, n]) => {
      const offered = shelf.filter((d) => d.offeredWith.includes(place));
      return offered.length === n ? [] : [{ expected: `${n} documents offered with ${place}`, got: show(offered.map((d) => d.name)) }];
    }),
  ];
}

function checkDocument(w: ExpectedDocument, shelf: readonly ShelvedDocument[], today: PlainDate): Difference[] {
  const found = shelf.find((d) => d.name === w.name);
  if (!found) return [{ expected: `the document ${w.name}`, got: show(shelf.map((d) => d.name)) }];
  const version = versionOn(found, w.on === undefined ? today : plainDate(w.on));
  const ok =
    (w.version === undefined || (w.version === null ? version === undefined : version !== undefined && contains(version.label, w.version))) &&
    (w.issue === undefined || contains(version?.issue ?? '', w.issue)) &&
    (w['offered-with'] === undefined || found.offeredWith.includes(w['offered-with'])) &&
    (w['next-review'] === undefined || (found.nextReview ?? null) === w['next-review']) &&
    (w.source === undefined || contains(found.source ?? '', w.source)) &&
    (w['is-policy'] === undefined || found.isPolicy === w['is-policy']);
  return ok ? [] : [{ expected: `document ${show(w)}`, got: show({ version: version?.label, issue: version?.issue, 'offered-with': found.offeredWith, 'next-review': found.nextReview, 'is-policy': found.isPolicy, source: found.source }) }];
}
