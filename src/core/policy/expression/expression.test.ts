import { describe, expect, test } from 'vitest';
import { WorkingCalendar } from '../../values/working-calendar.ts';
import { Compiler } from './compile.ts';
import { ConditionFault } from './condition.ts';
import { parseEvent, parseExpression } from './parse.ts';
import { describeCondition } from './render.ts';
import { Slots } from './slots.ts';

const compiler = new Compiler(new Slots('child'), () => new WorkingCalendar([]));

/** What is wrong with a condition: of its writing, or of its names and types. */
function faultOf(text: string, kind?: string): string | undefined {
  const read = parseExpression(text);
  if (!read.ok) return read.error;
  try {
    compiler.condition(read.value, kind);
    return undefined;
  } catch (e) {
    if (e instanceof ConditionFault) return e.message;
    throw e;
  }
}

describe('conditions that are right', () => {
  test.each([
    'yogrs >= 77 and not dyo.active',
    'harm is at least high or reoffending is at least high',
    'harm in [high, very-high]',
    'flags include habitual-knife-carrier',
    'allocated.case-manager is not known',
    'rag is green unbroken for 3 months outside custody.in',
    '(dyo.active and rag is green) unbroken for 5 working days',
    'reoffending is lower than reoffending at dyo.classified',
    'count of contact.recorded where outcome is missed-unacceptable since rag was set >= 3',
    'no rag.set within 6 weeks',
    'some visit-frequency.set since rag changed',
    "some discussion.held where topic is dyo-visit and with include any of [team-manager, case-manager] since dyo.ended",
  ])('%s', (text) => {
    expect(faultOf(text)).toBeUndefined();
    const read = parseExpression(text);
    expect(read.ok && describeCondition(read.value).length).toBeGreaterThan(3);
  });

  test('the fields of an entry may be named where one is meant', () => {
    expect(faultOf('colour is not red and assessed-high is not yes', 'rag.set')).toBeUndefined();
    expect(faultOf('recorded-as is team-manager', 'action.set')).toBeUndefined();
    expect(faultOf('not version known or version is fact plan.version', 'plan.shared')).toBeUndefined();
  });
});

describe('conditions that are wrong say what was expected', () => {
  test.each([
    ['yorgs >= 77', /"yorgs" is no fact \(did you mean "yogrs"\?\)/],
    ['harm is at least severe', /expected|one of low, medium, high, very-high/],
    ['harm is at least hihg', /did you mean "high"/],
    ['yogrs is high', /yogrs.*number/],
    ['yogrs', /not a yes or no/],
    ['dyo.active is perhaps', /yes or no/],
    ['rag include green', /not a list/],
    ['area > 3', /has no order/],
    ['some dyo.clasified', /no kind of entry \(did you mean "dyo.classified"\?\)/],
    ['some rag.set where color is red', /did you mean "colour"/],
    ['count of contact.recorded where outcome is missed >= 3', /no value of|expected one of/],
    ['rag is green unbroken for 3 moons', /no unit of time/],
    ['rag is green unbroken for long', /expected a period such as "3 months"/],
    ['yogrs >=', /expected .* at the end/],
    ['(yogrs >= 77', /expected "\)"|at the end/],
    ['yogrs >= 77 dyo.active', /join conditions with "and" or "or"/],
    ['yogrs ~ 77', /cannot read/],
  ])('%s', (text, what) => {
    expect(faultOf(text)).toMatch(what);
  });

  test('what an entry says is compared with a fact of its own sort alone', () => {
    expect(faultOf('version is fact plan.vrsion', 'plan.shared')).toMatch(/"plan.vrsion" is no fact \(did you mean "plan.version"\?\)|no fact/);
    expect(faultOf('version is fact dyo.active', 'plan.shared')).toMatch(/it cannot be compared/);
    expect(faultOf('version is fact agencies', 'plan.shared')).toMatch(/it cannot be compared/);
  });

  test('an event without a kind', () => {
    const read = parseEvent('where outcome is kept');
    expect(read.ok ? 'read' : read.error).not.toBe('read');
  });
});
