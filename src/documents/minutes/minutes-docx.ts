import { AlignmentType, Document, Footer, HeadingLevel, Packer, PageNumber, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';

/** What a document of minutes is made from: words only, already fit for whoever gets it. */
export interface MinutesDocument {
  readonly title: string;
  /** "Extract for one child", or the mark of a copy of the whole: for whom and why */
  readonly mark: string;
  readonly serviceName: string;
  readonly facts: readonly (readonly [string, string])[];
  readonly attendance: readonly (readonly [string, string, string])[];
  readonly children: readonly {
    readonly heading: string;
    readonly outcome: string;
    readonly entries: readonly { readonly title: string; readonly lines: readonly (readonly [string, string])[]; readonly corrected?: string }[];
  }[];
  readonly note?: string;
}

/** The minutes as an editable document (.docx). */
export async function minutesDocx(m: MinutesDocument): Promise<Uint8Array> {
  const document = new Document({
    title: m.title,
    creator: m.serviceName,
    styles: { default: { document: { run: { font: 'Arial', size: 22 } } } },
    sections: [{ footers: { default: footer(m) }, children: [...opening(m), ...m.children.flatMap(ofChild), ...closing(m)] }],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function opening(m: MinutesDocument): (Paragraph | Table)[] {
  return [
    new Paragraph({ text: m.title, heading: HeadingLevel.HEADING_1 }),
    new Paragraph({ children: [new TextRun({ text: m.mark, bold: true })], spacing: { after: 200 } }),
    table(m.facts.map(([key, value]) => [key, value])),
    new Paragraph({ text: 'Attendance', heading: HeadingLevel.HEADING_2, spacing: { before: 240 } }),
    m.attendance.length === 0 ? new Paragraph('Not recorded') : table([['Name', 'Role', 'Attendance'], ...m.attendance.map((row) => [...row])], true),
  ];
}

function ofChild(child: MinutesDocument['children'][number]): (Paragraph | Table)[] {
  return [
    new Paragraph({ text: child.heading, heading: HeadingLevel.HEADING_2, spacing: { before: 320 } }),
    new Paragraph({ text: child.outcome, spacing: { after: 120 } }),
    ...child.entries.flatMap((e) => [
      new Paragraph({ text: e.title, heading: HeadingLevel.HEADING_3, spacing: { before: 160 } }),
      ...(e.lines.length === 0 ? [] : [table(e.lines.map(([key, value]) => [key, value]))]),
      ...(e.corrected === undefined ? [] : [new Paragraph({ children: [new TextRun({ text: e.corrected, italics: true })] })]),
    ]),
  ];
}

function closing(m: MinutesDocument): Paragraph[] {
  return m.note === undefined ? [] : [new Paragraph({ text: 'Note on the meeting', heading: HeadingLevel.HEADING_2 }), ...lines(m.note)];
}

function table(rows: readonly (readonly string[])[], head = false): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map((row, i) => new TableRow({
      tableHeader: head && i === 0,
      children: row.map((text, j) => new TableCell({ children: lines(text, (head && i === 0) || (!head && j === 0)) })),
    })),
  });
}

/** Line breaks of the text stay paragraphs of their own. */
function lines(text: string, bold = false): Paragraph[] {
  return text.split('\n').map((line) => new Paragraph({ children: [new TextRun({ text: line, bold })] }));
}

function footer(m: MinutesDocument): Footer {
  return new Footer({
    children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ size: 18, children: [`${m.serviceName}. ${m.mark}. Page `, PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] })] })],
  });
}
