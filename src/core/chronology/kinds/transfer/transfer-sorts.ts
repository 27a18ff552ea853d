/** What a transfer to another service is. */
export const TRANSFER_SORTS = {
  permanent: 'The child moves: the other service takes the case over',
  caretaking: 'The other service supervises for a time; we stay responsible',
  information: 'Information only: nobody takes anything over',
} as const;
export type TransferSort = keyof typeof TRANSFER_SORTS;

/** The same as the service sees it that receives. */
export const RECEIVED_SORTS: Readonly<Record<TransferSort, string>> = {
  permanent: 'The child moves here: we take the case over',
  caretaking: 'We supervise for a time; the other service stays responsible',
  information: 'Information only: we take nothing over',
};

/** In few words, for lists. */
export const TRANSFER_WORDS: Readonly<Record<TransferSort, string>> = { permanent: 'Permanent transfer', caretaking: 'Caretaking', information: 'Information only' };

export function isTransferSort(text: string): text is TransferSort {
  return Object.hasOwn(TRANSFER_SORTS, text);
}

export const TRANSFER_ANSWERS = { accepted: 'Taken in', refused: 'Not taken in' } as const;

/** Why an entry goes in words: because it says how this service works, or because a part of it is blacked out. */
export const IN_WORDS = { local: 'It says how this service works, and means nothing in another', part: 'A part of it is blacked out' } as const;
