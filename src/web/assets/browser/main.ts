import { Alert } from '@ministryofjustice/frontend/moj/components/alert/alert.mjs';
import {
  Accordion, Button, CharacterCount, Checkboxes, ErrorSummary, FileUpload, NotificationBanner, ServiceNavigation, SkipLink, createAll,
} from 'govuk-frontend';
import { keepDrafts } from './autosave.ts';
import { copyTexts } from './copy.ts';
import { stepByKeys } from './keys.ts';
import { foldMoreAway } from './more-menu.ts';
import { watchMeeting } from './meeting-watch.ts';
import { usePasskeys } from './passkeys.ts';
import { tracePrinting } from './print-trace.ts';
import { revealByRadios } from './reveal.ts';

// What the pages use. Each does nothing where its markup is not on the page.
for (const component of [
  Accordion, Button, CharacterCount, Checkboxes, ErrorSummary, FileUpload, NotificationBanner, ServiceNavigation, SkipLink, Alert,
]) createAll(component);

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-draft-key]')) keepDrafts(form);
// On a phone the list comes first: its filter starts folded.
if (!window.matchMedia('(min-width: 63.75em)').matches) {
  for (const filter of document.querySelectorAll<HTMLDetailsElement>('details.tl-filter-layout__filter')) filter.open = false;
}
revealByRadios(document);
copyTexts(document);
stepByKeys(document);
foldMoreAway(document);
watchMeeting(document);
usePasskeys(document);
tracePrinting(document);
