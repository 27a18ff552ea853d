import { AlignmentType, Document, Footer, HeadingLevel, Packer, PageNumber, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import type { TableDocument } from './table-document.ts';

/** A table as an editable document (.docx): its notes above it, its title on every page. Lines within a cell stay lines. */
export async function tableDocx(table: TableDocument, creator: string): Promise<Uint8Array> {
  const cell = (text: string, bold: boolean): TableCell => new TableCell({ children: text.split('\n').map((line) => new Paragraph({ children: [new TextRun({ text: line, bold })] })) });
  const document = new Document({
    title: table.title,
    creator,
    styles: { default: { document: { run: { font: 'Arial', size: 22 } } } },
    sections: [{
      footers: { default: new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ size: 18, children: [`${creator}. ${table.title}. Page `, PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] })] })] }) },
      children: [
        new Paragraph({ text: table.title, heading: HeadingLevel.HEADING_1 }),
        ...table.notes.map((text) => new Paragraph({ text, spacing: { after: 120 } })),
        new Table({
          width: { size: 100, type: WidthType.PERCENTAGE },
          rows: [new TableRow({ tableHeader: true, children: table.head.map((h) => cell(h, true)) }), ...table.rows.map((r) => new TableRow({ cantSplit: true, children: r.map((text) => cell(text, false)) }))],
        }),
      ],
    }],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}
