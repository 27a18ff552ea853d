import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { ageOn, daysBetween, plainDate, type PlainDate } from '../../src/core/values/plain-date.ts';
import { isLate } from '../../src/core/duties/duty.ts';
import { groupWeights } from '../../src/synthetic/people/population.ts';
import { plan, type Plan } from '../../src/synthetic/plan/plan.ts';
import { playPlan, type Played, type PlayedPlan } from './rehearsed.ts';

const TODAY = plainDate('2026-11-24');
const hash = (p: Plan): string => createHash('sha256').update(JSON.stringify(p)).digest('hex');
const fact = (c: Played, name: string): unknown => c.derivation.facts[name]?.value;
const count = (list: readonly Played[], test: (c: Played) => boolean): number => list.filter(test).length;

describe('the plan of an invented caseload', () => {
  it('is a function of seed and day: the same bytes each time, other ones for another seed or day', () => {
    const first = hash(plan(7, TODAY, 40));
    expect(hash(plan(7, TODAY, 40))).toBe(first);
    expect(hash(plan(8, TODAY, 40))).not.toBe(first);
    expect(hash(plan(7, plainDate('2026-11-25'), 40))).not.toBe(first);
  });

  it('records nothing today or later, and each act after what it answers', () => {
    const planned = plan(3, TODAY, 120);
    for (const subject of [...planned.sittings, ...planned.children, ...planned.others]) {
      const seen = new Set<string>();
      let last = '';
      for (const act of subject.acts) {
        const now = `${act.recordedOn} ${act.recordedAt}`;
        expect(act.recordedOn < TODAY).toBe(true);
        expect(now >= last).toBe(true);
        last = now;
        for (const record of act.records) {
          expect(record.on <= act.recordedOn).toBe(true);
          for (const ref of [record.of, record.supersedes]) if (ref) expect(seen.has(ref.act)).toBe(true);
        }
        seen.add(act.key);
      }
    }
  });

  it('leaves no slot of a sentence open', () => {
    expect(JSON.stringify(plan(5, TODAY, 100))).not.toMatch(/\{[nai]\}|undefined/);
  });

  it.each([
    ['a Tuesday in November', '2026-11-24'],
    ['a Sunday after Christmas', '2026-12-27'],
    ['a leap day', '2028-02-29'],
    ['the first days of a year', '2027-01-04'],
  ])('is accepted by the rules on %s', (_, day) => {
    const { children, sittings, others } = playPlan(11, plainDate(day), 20);
    expect([...children, ...sittings, ...others].flatMap((c) => (c.unexpected ? [c.unexpected.result] : []))).toEqual([]);
  });
});

describe('300 children under the policy of Leicester City', () => {
  let played: PlayedPlan;
  beforeAll(() => {
    played = playPlan(1, TODAY, 300);
  }, 180_000);

  it('has every act accepted as planned, none refused', () => {
    const all = [...played.children, ...played.sittings, ...played.others];
    expect(all.flatMap((c) => (c.unexpected ? [c.unexpected.result] : []))).toEqual([]);
    const entries = all.reduce((n, c) => n + c.entries.length, 0);
    expect(entries).toBeGreaterThan(20_000);
  });

  it('has 35 to 45 current DYO, some of each colour and some not rated yet, and no red wall', () => {
    const dyo = played.children.filter((c) => fact(c, 'dyo.active') === true);
    expect(dyo.length).toBeGreaterThanOrEqual(35);
    expect(dyo.length).toBeLessThanOrEqual(45);
    for (const colour of ['red', 'amber', 'green']) expect(count(dyo, (c) => fact(c, 'rag') === colour), colour).toBeGreaterThanOrEqual(3);
    expect(count(dyo, (c) => fact(c, 'rag') === 'red')).toBeLessThan(dyo.length / 3);
    expect(count(dyo, (c) => fact(c, 'rag') === undefined)).toBeGreaterThanOrEqual(1);
  });

  it('has most duties met in time, some met late and some late today', () => {
    const duties = played.children.flatMap((c) => c.derivation.duties);
    const met = duties.filter((d) => d.state === 'met');
    const metLate = met.filter((d) => d.metLate === true);
    const open = duties.filter((d) => d.state === 'open');
    const late = open.filter((d) => isLate(d, TODAY));
    expect(met.length).toBeGreaterThan(1500);
    expect(metLate.length / met.length).toBeGreaterThan(0.01);
    expect(metLate.length / met.length).toBeLessThan(0.06);
    expect(late.length / open.length).toBeGreaterThan(0.03);
    expect(late.length / open.length).toBeLessThan(0.1);
    for (const owner of ['case-manager', 'offender-management-coordinator', 'seconded-police-officer']) expect(late.some((d) => d.owner === owner), owner).toBe(true);
  });

  it('owes some ten second entries, none for more than three months, and nobody has a wall of things to read', () => {
    const owed = played.children.flatMap((c) => c.derivation.duties).filter((d) => d.state === 'open' && d.secondEntry !== undefined);
    expect(owed.length).toBeGreaterThanOrEqual(5);
    expect(owed.length).toBeLessThanOrEqual(25);
    for (const d of owed) expect(daysBetween(d.startedOn, TODAY), d.title).toBeLessThanOrEqual(90);
    expect(played.children.flatMap((c) => c.derivation.alerts).length).toBeLessThan(40);
  });

  it('has offences since registration, with gravity, for a third or so of those who were DYO; and a fixed cohort of a first of April', () => {
    const dyo = played.children.filter((c) => c.entries.some((e) => e.kind === 'dyo.classified'));
    const since = (c: Played): boolean => Number(fact(c, 'reoffences') ?? 0) > 0;
    expect(count(dyo, since) / dyo.length).toBeGreaterThan(0.15);
    expect(count(dyo, since) / dyo.length).toBeLessThan(0.5);
    const cohort = played.others.flatMap((o) => o.entries).find((e) => e.kind === 'cohort.fixed');
    expect(cohort?.occurredOn).toBe('2026-04-01');
    expect(cohort?.data['members']).toSatisfy((m) => Array.isArray(m) && m.length > 15);
  });

  it('has considerations to take, proposals to leave the list, decisions that await a manager', () => {
    const { children } = played;
    expect(children.flatMap((c) => c.derivation.considerations).length).toBeGreaterThan(5);
    expect(children.flatMap((c) => c.derivation.proposals).length).toBeGreaterThan(3);
    const awaiting = children.filter((c) => c.entries.some((e) => e.kind === 'proposal.made' && !c.entries.some((a) => a.of === e.id)));
    expect(awaiting.length).toBeGreaterThanOrEqual(3);
    expect(awaiting.length).toBeLessThanOrEqual(8);
  });

  it('has appointments yesterday, today and this week, missed ones and corrections', () => {
    const booked = played.children.flatMap((c) => c.entries.filter((e) => e.kind === 'appointment.booked').map((e) => e.data['on'] as PlainDate));
    for (const n of [-1, 0, 1, 2, 3]) expect(booked.filter((on) => daysBetween(TODAY, on) === n).length, `in ${n} days`).toBeGreaterThan(3);
    const contacts = played.children.flatMap((c) => c.entries.filter((e) => e.kind === 'contact.recorded'));
    expect(contacts.filter((e) => String(e.data['outcome']).startsWith('missed')).length / contacts.length).toBeGreaterThan(0.1);
    expect(contacts.filter((e) => e.supersedes !== undefined).length).toBeGreaterThan(3);
    expect(played.children.flatMap((c) => c.entries).filter((e) => e.recordedAt.slice(0, 10) > e.occurredOn).length).toBeGreaterThan(200);
  });

  it('has sittings each six weeks, the latest three to five weeks ago and the next ahead', () => {
    const days = played.around.sittings.filter((s) => s.meeting === 'rag-meeting').map((s) => s.on);
    const past = days.filter((d) => d < TODAY);
    expect(days.length - past.length).toBe(1);
    expect(daysBetween(past.at(-1)!, TODAY)).toBeGreaterThanOrEqual(21);
    expect(daysBetween(past.at(-1)!, TODAY)).toBeLessThanOrEqual(35);
    for (const [i, d] of days.slice(1).entries()) expect(daysBetween(days[i]!, d)).toBeLessThanOrEqual(49);
    const panels = played.around.sittings.filter((s) => s.meeting === 'case-management-and-diversity').map((s) => s.on);
    expect(panels.filter((d) => d >= TODAY).length).toBe(1);
    expect(played.sittings.filter((s) => s.derivation.duties.some((d) => d.state === 'open'))).toEqual([]);
  });

  it('has hearings ahead and heard, referrals on their way, and the next referral panel and Toolkit meeting', () => {
    const entries = played.children.flatMap((c) => c.entries);
    const hearings = entries.filter((e) => e.kind === 'court.hearing-listed').map((e) => String(e.data['on']));
    expect(hearings.filter((on) => on > TODAY).length).toBeGreaterThan(3);
    expect(entries.filter((e) => e.kind === 'court.heard').length).toBeGreaterThan(3);
    expect(entries.filter((e) => e.kind === 'iom-referral.sent').length).toBeGreaterThan(0);
    for (const meeting of ['referral', 'reoffending-toolkit']) expect(played.around.sittings.filter((s) => s.meeting === meeting).map((s) => s.on > TODAY)).toEqual([true]);
  });

  it('has children of 10 to 17, in the four areas, and groups in the shares of the calibration', () => {
    const ages = played.children.map((c) => ageOn(fact(c, 'date-of-birth') as PlainDate, TODAY));
    expect(Math.min(...ages)).toBeGreaterThanOrEqual(10);
    expect(Math.max(...ages)).toBeLessThanOrEqual(17);
    expect(new Set(played.children.map((c) => fact(c, 'area'))).size).toBe(4);
    const total = groupWeights().reduce((n, [, w]) => n + w, 0);
    const letter: Readonly<Record<string, string>> = { White: 'W', Asian: 'A', Black: 'B', Mixed: 'M', Other: 'ON' };
    for (const [group, weight] of groupWeights()) {
      const share = count(played.children, (c) => letter[group]!.includes(String(fact(c, 'ethnicity'))[0]!)) / 300;
      expect(Math.abs(share - weight / total), group).toBeLessThan(0.08);
    }
  });

  it('asks before contact with carers of whom it is not safe to say that they may be rung', () => {
    const carers = played.children.flatMap((c) => c.entries.filter((e) => e.kind === 'carer.recorded'));
    const unsafe = carers.filter((e) => e.data['contact'] === 'not-safe');
    expect(unsafe.length).toBeGreaterThan(3);
    for (const e of unsafe) expect(String(e.data['note'])).toContain('Nothing is sent');
  });
});
