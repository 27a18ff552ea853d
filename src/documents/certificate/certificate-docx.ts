import { AlignmentType, Document, Footer, HeadingLevel, Packer, PageNumber, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';

/** What a certificate of erasure is made from: words only. */
export interface CertificateDocument {
  readonly title: string;
  readonly serviceName: string;
  readonly says: string;
  readonly parts: readonly { readonly heading?: string; readonly head?: readonly [string, string]; readonly rows: readonly (readonly [string, string])[] }[];
}

/** A certificate of erasure as an editable document (.docx). */
export async function certificateDocx(c: CertificateDocument): Promise<Uint8Array> {
  const document = new Document({
    title: c.title,
    creator: c.serviceName,
    styles: { default: { document: { run: { font: 'Arial', size: 22 } } } },
    sections: [{
      footers: { default: new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ size: 18, children: [`${c.serviceName}. ${c.title}. Page `, PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] })] })] }) },
      children: [
        new Paragraph({ text: c.title, heading: HeadingLevel.HEADING_1 }),
        new Paragraph({ text: c.says, spacing: { after: 240 } }),
        ...c.parts.flatMap((p) => [
          ...(p.heading === undefined ? [] : [new Paragraph({ text: p.heading, heading: HeadingLevel.HEADING_2, spacing: { before: 320, after: 120 } })]),
          table([...(p.head === undefined ? [] : [p.head]), ...p.rows], p.head !== undefined),
        ]),
      ],
    }],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function table(rows: readonly (readonly [string, string])[], head: boolean): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map((row, i) => new TableRow({
      tableHeader: head && i === 0,
      children: row.map((text, j) => new TableCell({ width: { size: j === 0 ? 40 : 60, type: WidthType.PERCENTAGE }, children: [new Paragraph({ children: [new TextRun({ text, bold: (head && i === 0) || (!head && j === 0) })] })] })),
    })),
  });
}
