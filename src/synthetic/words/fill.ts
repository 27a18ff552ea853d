/** Puts values into the {slots} of a sentence. @throws RangeError if a slot has no value, so that no page ever shows one */
export function fill(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new RangeError(`"{${name}}" has no value in "${sentence}"`);
    return value;
  });
}
