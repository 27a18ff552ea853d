import { AlignmentType, Document, Footer, HeadingLevel, Packer, PageNumber, Paragraph, TextRun } from 'docx';
import { DOCUMENTS_HEADING, documentsIn, fileInWords, leftOutInWords, NOTHING_LEFT_OUT, STATE_IN_WORDS, type BundleDocument, type BundleEntry } from './bundle-document.ts';

/** A copy of a record as a document (.docx): the letter, the list of what is in it, the entries, and what is not in it. */
export async function bundleDocx(b: BundleDocument): Promise<Uint8Array> {
  const document = new Document({
    title: b.title,
    creator: b.serviceName,
    styles: { default: { document: { run: { font: 'Arial', size: 24 } } } },
    sections: [
      { children: [line(b.serviceName), line(b.date), ...b.letter.split(/\n+/).map((t) => t.trim()).filter((t) => t !== '').map(line)] },
      { footers: { default: footer(b) }, children: [...contents(b), ...b.entries.flatMap(ofEntry), ...closing(b)] },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function contents(b: BundleDocument): Paragraph[] {
  return [
    new Paragraph({ text: b.title, heading: HeadingLevel.HEADING_1 }),
    line(b.about),
    new Paragraph({ text: 'What is in it', heading: HeadingLevel.HEADING_2 }),
    ...b.entries.map((e) => new Paragraph({ children: [new TextRun(`${e.number}. ${e.heading}. ${STATE_IN_WORDS[e.state]}.`)], spacing: { after: 60 } })),
    ...(b.entries.length === 0 ? [line('Nothing was on record.')] : []),
    ...documents(b),
  ];
}

/** The files that lie beside this document, by their names. */
function documents(b: BundleDocument): Paragraph[] {
  const all = documentsIn(b);
  if (all.length === 0) return [];
  return [
    new Paragraph({ text: DOCUMENTS_HEADING, heading: HeadingLevel.HEADING_2 }),
    ...all.map((d) => new Paragraph({ children: [new TextRun(`${d.number}. ${d.heading}. ${fileInWords(d.file)}.`)], spacing: { after: 60 } })),
  ];
}

function ofEntry(e: BundleEntry): Paragraph[] {
  return [
    new Paragraph({ text: `${e.number}. ${e.heading}`, heading: HeadingLevel.HEADING_2, spacing: { before: 360 }, keepNext: true }),
    ...(e.state === 'give' || e.state === 'part' ? [] : [line(`${STATE_IN_WORDS[e.state]}. The last page says why.`)]),
    ...e.rows.flatMap((r) => [
      new Paragraph({ children: [new TextRun({ text: r.label, bold: true })], spacing: { before: 120 }, keepNext: true }),
      ...r.value.split('\n').map((text) => line(text)),
    ]),
    ...(e.written === '' ? [] : [new Paragraph({ children: [new TextRun({ text: e.written, italics: true })] })]),
    ...(e.file === undefined ? [] : [line(`${fileInWords(e.file)}.`)]),
    ...(e.changed === undefined ? [] : [line(e.changed)]),
    ...e.statements.flatMap((s) => [new Paragraph({ children: [new TextRun({ text: 'What you or your family say about this', bold: true })] }), ...s.split('\n').map((text) => line(text))]),
  ];
}

function closing(b: BundleDocument): Paragraph[] {
  const left = leftOutInWords(b);
  return [
    new Paragraph({ text: 'What is not in it, and why', heading: HeadingLevel.HEADING_2, pageBreakBefore: true }),
    ...(left.length === 0 ? [line(NOTHING_LEFT_OUT)] : left.map(line)),
    ...(b.apart === undefined ? [] : [line(b.apart)]),
  ];
}

function line(text: string): Paragraph {
  return new Paragraph({ children: [new TextRun(text)], spacing: { after: 160, line: 300 } });
}

function footer(b: BundleDocument): Footer {
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ size: 18, children: [`${b.title}. Page `, PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] })] })] });
}
