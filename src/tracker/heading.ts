/**
 * A heading in the form in which two are compared: small letters, no punctuation, single spaces.
 * "S&WB" and "S & WB" are the same; "Forename(s)" is "forename s".
 */
export function plainHeading(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
