import { Document, HeadingLevel, Packer, Paragraph, TextRun } from 'docx';
import type { Notice } from './notice-text.ts';

/** The privacy notice as a document (.docx), in large type; the easy one with a line to itself for each thing that is said. */
export async function noticeDocx(notice: Notice, serviceName: string, easy: boolean): Promise<Uint8Array> {
  const line = (text: string): Paragraph => new Paragraph({ children: [new TextRun(text)], spacing: { after: easy ? 260 : 160, line: easy ? 400 : 320 } });
  const document = new Document({
    title: notice.title,
    creator: serviceName,
    styles: { default: { document: { run: { font: 'Arial', size: easy ? 32 : 26 } } } },
    sections: [{
      children: [
        new Paragraph({ text: notice.title, heading: HeadingLevel.HEADING_1 }),
        ...notice.sections.flatMap((s) => [new Paragraph({ text: s.heading, heading: HeadingLevel.HEADING_2, spacing: { before: 300 }, keepNext: true }), ...s.lines.map(line)]),
        new Paragraph({ text: 'How to reach us', heading: HeadingLevel.HEADING_2, spacing: { before: 300 }, keepNext: true }),
        ...notice.contact.flatMap(([key, value]) => [new Paragraph({ children: [new TextRun({ text: key, bold: true })], keepNext: true }), ...value.split('\n').map(line)]),
      ],
    }],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}
