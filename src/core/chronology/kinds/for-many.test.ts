import { describe, expect, it } from 'vitest';
import type { Fields } from '../fields.ts';
import { KINDS } from './index.ts';

function pointsIntoOneRecord(fields: Fields): boolean {
  return Object.values(fields).some(({ type, optional }) => !optional && (type.is === 'entry' || type.is === 'file' || type.is === 'records' || (type.is === 'reference' && type.to !== 'worker') || (type.is === 'list' && pointsIntoOneRecord(type.of))));
}

describe('kinds that may be recorded for several children', () => {
  const many = KINDS.filter((k) => k.forMany !== undefined);

  it('are about a child, and need nothing that belongs to one record alone', () => {
    expect(many.length).toBeGreaterThan(5);
    expect(many.filter((k) => k.subject !== 'child' || pointsIntoOneRecord(k.fields)).map((k) => k.name)).toEqual([]);
  });

  it('say what is done in words of their own', () => {
    expect(new Set(many.map((k) => k.forMany?.label)).size).toBe(many.length);
  });
});
