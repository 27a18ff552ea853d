import { AlignmentType, BorderStyle, Document, Footer, HeadingLevel, Packer, PageNumber, Paragraph, TextRun } from 'docx';

/** What a confirmed form is made from: words only, those of others set apart with whose they are. */
export interface FormDocument {
  readonly title: string;
  readonly serviceName: string;
  /** whom it is about, when and by whom it was confirmed, for what */
  readonly facts: readonly (readonly [string, string])[];
  readonly parts: readonly {
    readonly title: string;
    readonly text: string;
    readonly others: readonly { readonly whose: string; readonly agreed: string; readonly text: string }[];
  }[];
}

/** A form as an editable document (.docx). */
export async function formDocx(f: FormDocument): Promise<Uint8Array> {
  const document = new Document({
    title: f.title,
    creator: f.serviceName,
    styles: { default: { document: { run: { font: 'Arial', size: 22 } } } },
    sections: [{ footers: { default: footer(f) }, children: [new Paragraph({ text: f.title, heading: HeadingLevel.HEADING_1 }), ...f.facts.map(([key, value]) => fact(key, value)), ...f.parts.flatMap(partOf)] }],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function fact(key: string, value: string): Paragraph {
  return new Paragraph({ children: [new TextRun({ text: `${key}: `, bold: true }), new TextRun(value)] });
}

function partOf(part: FormDocument['parts'][number]): Paragraph[] {
  return [
    new Paragraph({ text: part.title, heading: HeadingLevel.HEADING_2, spacing: { before: 280 } }),
    ...(part.text === '' && part.others.length === 0 ? [new Paragraph('Nothing to add')] : lines(part.text)),
    ...part.others.flatMap((o) => [setApart(new TextRun({ text: `Words of ${o.whose}. ${o.agreed}`, bold: true })), ...o.text.split('\n').map((line) => setApart(new TextRun({ text: line, italics: true })))]),
  ];
}

/** Words of others stand behind a rule at the left: seen in print without colour. */
function setApart(run: TextRun): Paragraph {
  return new Paragraph({ children: [run], indent: { left: 360 }, border: { left: { style: BorderStyle.SINGLE, size: 18, space: 8, color: '505A5F' } } });
}

function lines(text: string): Paragraph[] {
  return text === '' ? [] : text.split('\n').map((line) => new Paragraph({ children: [new TextRun(line)], spacing: { after: 80 } }));
}

function footer(f: FormDocument): Footer {
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ size: 18, children: [`${f.serviceName}. ${f.title}. Page `, PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] })] })] });
}
