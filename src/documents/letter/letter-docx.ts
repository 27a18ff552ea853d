import { Document, Packer, Paragraph, TextRun } from 'docx';

export interface LetterDocument {
  readonly title: string;
  readonly serviceName: string;
  readonly date: string;
  /** as it was written, line by line */
  readonly text: string;
}

/** A letter as an editable document (.docx), in large type with room between the lines. */
export async function letterDocx(letter: LetterDocument): Promise<Uint8Array> {
  const line = (text: string): Paragraph => new Paragraph({ children: [new TextRun(text)], spacing: { after: 200, line: 320 } });
  const document = new Document({
    title: letter.title,
    creator: letter.serviceName,
    styles: { default: { document: { run: { font: 'Arial', size: 26 } } } },
    sections: [{ children: [line(letter.serviceName), line(letter.date), ...letter.text.split(/\n+/).map((t) => t.trim()).filter((t) => t !== '').map(line)] }],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}
