import { loadPack } from '../../../app/packs/load-pack.ts';
import { namesOf } from '../../../app/names.ts';
import { GATEWAYS } from '../../../core/chronology/kinds/disclosure/gateways.ts';
import { longDate } from '../../../core/values/plain-date.ts';
import { tableDocx } from '../../../documents/table/table-docx.ts';
import type { TableDocument } from '../../../documents/table/table-document.ts';
import { tableFile } from '../../exports/table-file.ts';
import type { Context, Reply } from '../../route.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A pack as it was recorded, as a file: only those children for whom the disclosure is on record, in the words that are. */
export async function packFile(context: Context, format: 'docx' | 'xlsx'): Promise<Reply> {
  const { ports, who, today, params } = context;
  const pack = await loadPack(ports, who.reader, params['pack'] ?? '', today);
  if (pack === undefined) return { is: 'not-found', what: 'There is no such pack, or your role shows nothing of it.' };
  const names = await ports.store.asReader(who.reader, async (unit) => namesOf(await unit.directory.workers(today), await unit.directory.agencies()));
  const { data, occurredOn } = pack.first;
  const text = (name: string): string | undefined => (typeof data[name] === 'string' ? data[name] : undefined);
  const gateway = (GATEWAYS as Readonly<Record<string, string>>)[text('gateway') ?? ''] ?? '';
  const table: TableDocument = {
    title: 'Share pack',
    notes: [
      `${who.serviceName}, for ${names.agency(text('to') ?? '')}, ${text('person') ?? ''}. Given on ${longDate(occurredOn)}.`,
      `What for: ${text('purpose') ?? ''}`,
      `Basis: ${[gateway, text('gateway-other'), text('agreement') === undefined ? undefined : `under ${text('agreement') ?? ''}`].filter(Boolean).join('; ')}`,
      'For this purpose and this recipient. It is not passed on without the agreement of whoever gave it.',
    ],
    head: ['Child', 'Reference', 'What is shared'],
    rows: pack.lines.map((l) => [l.name, l.reference ?? '', `${l.words}${l.leftOut === 0 ? '' : '\nMore is known that is another agency’s to give.'}`]),
  };
  const name = `share-pack-${occurredOn}`;
  return format === 'xlsx' ? tableFile('xlsx', name, table) : { is: 'file', filename: `${name}.docx`, type: DOCX, bytes: await tableDocx(table, who.serviceName) };
}
