import { it } from 'vitest';
import { useBrowser } from './program/browser.ts';
import { wholeJourney } from './tracker/whole.ts';

useBrowser();

it('a workbook whose colours are the ratings comes in, the RAG meeting is run over it, and its decisions, actions, duties and minutes stand on the chronologies', async () => {
  await wholeJourney({ service: 'xlsx', file: 'dyo-workbook.xlsx', rows: 64, notIn: 7 });
});
