import { fileTypeFromBuffer } from 'file-type';

/** A sort of file that may be kept. */
export interface AllowedSort {
  readonly ending: string;
  /** as it is sent back */
  readonly type: string;
  readonly label: string;
}

export interface Refusal {
  readonly says: string;
  /** what would do */
  readonly wants: string;
}

/** The largest file that is kept, in bytes. */
export const LARGEST_FILE = 20 * 1024 * 1024;

const SORTS = {
  pdf: { type: 'application/pdf', label: 'PDF' },
  docx: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', label: 'Word document' },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', label: 'Excel workbook' },
  png: { type: 'image/png', label: 'Picture (PNG)' },
  jpg: { type: 'image/jpeg', label: 'Picture (JPEG)' },
  txt: { type: 'text/plain; charset=utf-8', label: 'Plain text' },
  eml: { type: 'message/rfc822', label: 'E-mail' },
} as const;
type Ending = keyof typeof SORTS;

/** What a name may end with, for a file of each sort. */
const ENDINGS: Readonly<Record<string, Ending>> = { pdf: 'pdf', docx: 'docx', xlsx: 'xlsx', png: 'png', jpg: 'jpg', jpeg: 'jpg', txt: 'txt', eml: 'eml' };

/** What a page offers and a message lists. */
export const ACCEPTED_ENDINGS = Object.keys(ENDINGS).map((e) => `.${e}`).join(',');
const WANTS = 'a PDF, a Word document (.docx), an Excel workbook (.xlsx), a picture (.png or .jpg), plain text (.txt) or an e-mail (.eml), up to 20 MB';

/** Endings of programs and of pages: a name that hides one of them before its last ending is refused. */
const NOT_WITHIN = /\.(exe|com|scr|bat|cmd|ps1|vbs?|js|jse|mjs|wsf|hta|html?|xhtml|svg|xml|jar|msi|dll|lnk|iso|zip|docm|xlsm|pptm|dotm|sh|py|php|pdf|docx?|xlsx?|png|jpe?g)\./i;

/**
 * What a file really is, by its content. The name has to agree with it: a program that calls itself a letter is refused, and so is a
 * letter that calls itself a program.
 */
export async function allowedSort(filename: string, bytes: Uint8Array): Promise<AllowedSort | Refusal> {
  if (bytes.length === 0) return { says: 'The file is empty.', wants: WANTS };
  if (bytes.length > LARGEST_FILE) return { says: 'The file is larger than 20 MB.', wants: 'a smaller file, or one file for each part' };
  const ending = ENDINGS[(/\.([A-Za-z0-9]+)$/.exec(filename)?.[1] ?? '').toLowerCase()];
  if (ending === undefined) return { says: 'Files of this sort are not kept.', wants: WANTS };
  if (NOT_WITHIN.test(filename)) return { says: 'The name of the file has two endings, as programs have that hide what they are.', wants: 'the same file under a name with one ending' };
  const found = await sniff(bytes);
  const really = found ?? (ending === 'txt' || ending === 'eml' ? textSort(ending, bytes) : undefined);
  if (really === ending) return { ending, ...SORTS[ending] };
  if (found === 'macros') return { says: 'The file holds macros: small programs that run when it is opened.', wants: 'the same document saved without macros (.docx or .xlsx), or as a PDF' };
  return { says: `The file is called .${ending}, and its content is something else.`, wants: `the file as it was made, or saved again as ${SORTS[ending].label === 'PDF' ? 'a PDF' : `.${ending}`}` };
}

async function sniff(bytes: Uint8Array): Promise<Ending | 'macros' | 'something else' | undefined> {
  const found = await fileTypeFromBuffer(bytes).catch(() => ({ ext: 'broken' }));
  if (found === undefined) return undefined;
  if (['docm', 'xlsm', 'dotm', 'xltm', 'pptm'].includes(found.ext)) return 'macros';
  const ending = ENDINGS[found.ext];
  if (ending === 'docx' || ending === 'xlsx') return holdsMacros(bytes) ? 'macros' : ending;
  return ending ?? 'something else';
}

/** The names of a zip's parts lie in it as they are: a project of macros has one of its own, whatever the file says it is. */
function holdsMacros(bytes: Uint8Array): boolean {
  return /vbaProject|macrosheets|activeX/i.test(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1'));
}

/** Text has no mark: it is text if it reads as such, and none that a browser would take for a page. */
function textSort(ending: 'txt' | 'eml', bytes: Uint8Array): Ending | undefined {
  const text = decoded(bytes);
  if (text === undefined || hasControls(text)) return undefined;
  if (ending === 'eml') return /^[\w-]+:[^\n]*\n/.test(text.slice(0, 2000).replace(/\r\n/g, '\n')) && /^(From|Date|Subject|Received|Return-Path|Message-ID):/im.test(text.slice(0, 20_000)) ? 'eml' : undefined;
  return /^\s*<(!doctype|html|script|svg|\?xml)/i.test(text) ? undefined : 'txt';
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function hasControls(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code < 32 && code !== 9 && code !== 10 && code !== 13 && code !== 12) return true;
  }
  return false;
}
