import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noteLeaving } from '../../src/app/colleagues/note-leaving.ts';
import type { Entry } from '../../src/core/chronology/entry.ts';
import { timeline } from '../../src/core/chronology/resolve.ts';
import { id, type SubjectId, type WorkerId } from '../../src/core/values/ids.ts';
import { plainDate } from '../../src/core/values/plain-date.ts';
import { openDatabase, openService, type Database, type Service } from './harness.ts';

describe('the record of a member of staff of whom there are only end dates', () => {
  let db: Database;
  let s: Service;
  let who: WorkerId;
  beforeAll(async () => {
    db = await openDatabase('embedded PostgreSQL 18');
    s = await openService(db);
    s.today('2026-06-01');
    who = s.workers.worker;
  });
  afterAll(() => db?.close());

  const postEnds = (day: string | null): Promise<unknown> => db.asSuperuser('UPDATE post SET active_until = $2 WHERE worker = $1', [who, day]);
  const line = async (): Promise<readonly Entry[]> => timeline(await db.store.asSystem(s.id, (unit) => unit.records.chronology({ kind: 'worker', id: id<SubjectId>(who) })));
  const left = async (): Promise<readonly string[]> => (await line()).filter((e) => e.kind === 'staff.left').map((e) => e.occurredOn);
  const terms = () => db.asSuperuser("SELECT kept_until::text AS until FROM retention_term WHERE subject_kind = 'worker' AND subject_id = $1 AND rule LIKE 'TLN-74%'", [who]);

  it('says nothing while a post runs or is to end, to the last day', async () => {
    await postEnds('2026-06-01');
    expect(await noteLeaving(s.ports, s.id)).toBe(0);
    expect(await terms()).toEqual([]);
  });

  it('becomes due for keeping from the day on which the last post ended, once, and only that person’s', async () => {
    await postEnds('2026-05-29');
    expect(await noteLeaving(s.ports, s.id)).toBe(1);
    expect(await left()).toEqual(['2026-05-29']);
    expect(await terms()).toEqual([{ until: '2032-05-29' }]);
    expect(await noteLeaving(s.ports, s.id)).toBe(0);
  });

  it('is put right where the post ended on another day', async () => {
    await postEnds('2026-04-30');
    expect(await noteLeaving(s.ports, s.id)).toBe(1);
    expect(await left()).toEqual(['2026-04-30']);
    expect(await terms()).toEqual([{ until: '2032-04-30' }]);
  });

  it('is due for nothing any more when a post is given again, and from the new end after that', async () => {
    await postEnds(null);
    expect(await noteLeaving(s.ports, s.id)).toBe(1);
    expect([await left(), await terms()]).toEqual([[], []]);
    expect(await noteLeaving(s.ports, s.id)).toBe(0);
    await postEnds('2026-05-30');
    expect(await noteLeaving(s.ports, s.id)).toBe(1);
    expect(await left()).toEqual(['2026-05-30']);
  });

  it('keeps the day that a person has recorded', async () => {
    await postEnds(null);
    await noteLeaving(s.ports, s.id);
    await s.recorded('manager', { kind: 'worker', id: id<SubjectId>(who) }, 'staff.left', {}, { occurredOn: plainDate('2026-05-15') });
    await postEnds('2026-05-29');
    expect(await noteLeaving(s.ports, s.id)).toBe(0);
    expect(await left()).toEqual(['2026-05-15']);
  });
});
