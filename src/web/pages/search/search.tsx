import { Button, InsetText, Table } from '../../components/index.ts';
import { RagTag } from '../../components/index.ts';
import { parseDateAsTyped } from '../../../core/values/loose.ts';
import { longDate, type PlainDate } from '../../../core/values/plain-date.ts';
import { namesOf } from '../../../app/names.ts';
import { nameOf } from '../../../app/child/child-page.ts';
import { route } from '../../route.ts';
import { RestrictedFound } from '../access/restricted.tsx';
import { asRag } from '../child/child-header.tsx';
import { MissingChildren, thoseLike } from '../import/missing-children.tsx';

const MOST = 30;

function asDate(words: string, today: PlainDate): PlainDate | undefined {
  const read = parseDateAsTyped(words, today);
  return read.ok ? read.value : undefined;
}

/** Finds children by name however it is spelt, known-as, reference, date of birth or the words of the record, and shows who holds the case. */
export const search = route({
  method: 'GET',
  path: '/search',
  permission: 'cases.see',
  purpose: 'looking for a child',
  audit: 'written by the query itself',
  async handle({ ports, who, today, query, may }) {
    const words = (query['q'] ?? '').trim();
    const tooShort = words.length === 1;
    const { hits, names, notIn, restricted } = await ports.store.asReader(who.reader, async (unit) => ({
      hits: words === '' ? await unit.lists.audit({ event: 'search.opened', shown: 'nothing' }).then(() => []) : await unit.lists.search(words, MOST, today),
      names: namesOf(await unit.directory.workers(today)),
      notIn: await unit.meetings.notInYet(),
      restricted: words === '' ? [] : await unit.access.noticesLike(words, asDate(words, today)),
    }));
    return {
      is: 'page',
      title: words === '' ? 'Search' : `Search: ${words}`,
      nav: 'caseload',
      body: (
        <>
          <h1 class="govuk-heading-xl">Search</h1>
          <form method="get" action="/search" class="tl-search-page">
            <div class="govuk-form-group">
              <label class="govuk-label" for="search-words">Name, known as, reference, date of birth, or words of the record</label>
              <input class="govuk-input" id="search-words" name="q" type="search" value={words} maxLength={200} />
            </div>
            <Button text="Search" />
          </form>
          {words !== '' && <p class="govuk-body" role="status">{hits.length === 0 ? (tooShort ? 'One letter fits too many: give two or more.' : 'Nobody was found.') : hits.length === MOST ? `The first ${MOST} found. Add a word to narrow it.` : `${hits.length} found.`}</p>}
          <RestrictedFound notices={restricted} name={(w) => names.worker(w)} />
          {words !== '' && <MissingChildren children={thoseLike(notIn, words)} maySettle={may('import.run')} />}
          {words !== '' && hits.length === 0 && !tooShort && <InsetText>Nobody that you may see fits “{words}”. Try a part of the name, a date of birth such as 1/2/2010, or the reference.</InsetText>}
          {hits.length > 0 && (
            <Table
              stackOnMobile caption="Found" captionHidden head={['Child', 'Born', 'RAG', 'Held by', 'Found by']}
              rows={hits.map((h) => [
                <><a class="govuk-link" href={`/children/${h.id}`}>{nameOf(h)}</a>{h.knownAs === undefined ? '' : ` (${h.knownAs})`}<br /><span class="govuk-hint">{h.reference ?? ''}</span></>,
                h.dateOfBirth === undefined ? 'not known' : longDate(h.dateOfBirth),
                h.dyo ? <RagTag colour={asRag(h.rag)} /> : 'not DYO',
                h.caseManager === undefined ? 'nobody' : names.worker(h.caseManager),
                h.excerpt === undefined ? h.why : <>{h.why}: “{h.excerpt}”</>,
              ])}
            />
          )}
        </>
      ),
    };
  },
});
