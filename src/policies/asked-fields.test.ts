import { describe, expect, test } from 'vitest';
import { kindOf } from '../core/chronology/kinds/index.ts';
import { askedFields, type Asked } from '../core/decisions/asked-fields.ts';
import { loadAll } from './load.ts';

const programs = new Map(loadAll().map((l) => [l.policy, l.program] as const));

function asked(policy: string, kind: string, field: string): Asked | undefined {
  const program = programs.get(policy);
  const found = kindOf(kind)?.fields[field];
  if (program === undefined || found === undefined) throw new Error(`no ${policy}, or ${kind} has no ${field}`);
  expect(found.optional).toBe(true);
  return askedFields(program).get(found);
}

describe('a field that its kind leaves open', () => {
  test('is asked for always where a rule refuses every such entry without it', () => {
    expect(asked('havering/risk', 'disclosure.made', 'confidentiality')).toBe('always');
    expect(asked('havering/risk', 'case.closed', 'retain-until')).toBe('always');
  });

  test('is asked for in some cases where the rule holds of some entries, or another answer will do', () => {
    expect(asked('havering/risk', 'disclosure.made', 'well-being')).toBe('sometimes');
    expect(asked('havering/risk', 'disclosure.made', 'proof')).toBe('sometimes');
    expect(asked('havering/risk', 'disclosure.made', 'agreement')).toBe('sometimes');
    expect(asked('leicester-city/deter-young-offenders', 'panel.decided', 'oversight')).toBe('sometimes');
  });

  test('is asked for by nobody where no rule of the service speaks of it', () => {
    expect(asked('leicester-city/deter-young-offenders', 'disclosure.made', 'confidentiality')).toBeUndefined();
    expect(asked('havering/risk', 'disclosure.made', 'third-party')).toBeUndefined();
  });
});
