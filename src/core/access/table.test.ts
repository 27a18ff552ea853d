import { describe, expect, test } from 'vitest';
import { COMPARTMENTS } from '../chronology/entry.ts';
import { KINDS } from '../chronology/kinds/index.ts';
import { may, opens, serves } from './permissions.ts';
import { accessOf, recordsInto, sightOf } from './reach.ts';
import { ROLE_NAMES } from './roles.ts';
import { TABLE } from './table.ts';
import { tableInWords } from './table-in-words.ts';

const list = (items: readonly string[]): string => (items.length === 0 ? 'nothing' : items.join('; '));

describe('who may see what', () => {
  test('is printed as a governance officer reads it', async () => {
    const text = tableInWords().map((r) => `## ${r.roles.join(', ')}\n\n- Whose records: ${list(r.whose)}\n- Reads: ${list(r.reads)}\n- Records into: ${list(r.records)}\n- For: ${list(r.purposes)}\n- May: ${list(r.may)}\n${r.knowsOfRestricted ? '- Is told that a restricted record exists and whom to ask\n' : ''}`);
    await expect(`# Who may see what\n\nThe one table of access (\`src/core/access/table.ts\`) in words; what no line says is denied. A test keeps this page as the table says.\n\n${text.join('\n')}`).toMatchFileSnapshot('../../../docs/who-may-see-what.md');
  });

  test('one role needs both the permission and the purpose: two roles that have one each do not make a right', () => {
    const page = { permission: 'measures.see', purpose: 'looking at the figures', change: false } as const;
    expect(opens(['performance-analyst'], page)).toBe(true);
    expect(opens(['volunteer', 'administrator'], page)).toBe(false);
    expect(opens(['team-manager'], { permission: 'cases.see', purpose: 'seeing who looked at a child', change: true })).toBe(false);
    expect(serves(['volunteer'], 'seeing what was shared')).toBe(false);
  });

  test('a purpose narrows what is seen to the roles that serve it', () => {
    expect(sightOf(['volunteer', 'performance-analyst'], 'working with the child')).toMatchObject({ reach: 'assigned', compartments: ['case'] });
    expect(sightOf(['volunteer', 'performance-analyst'], 'looking at the figures').reach).toBe('service');
    expect(sightOf(['head-of-service'], 'own account').reach).toBe('none');
    expect(sightOf(['hub-coordinator'], 'working with the child').reach).toBe('strand');
    expect(sightOf(['hub-coordinator'], 'reading what was shared with the agency').reach).toBe('shared');
  });

  test('standing in adds no compartment and no knowledge of restricted records', () => {
    const sight = sightOf(['case-manager', 'seconded-police-officer', 'team-manager'], 'working with the child', ['seconded-police-officer', 'team-manager']);
    expect(sight).toEqual({ reach: 'service', compartments: ['case'], knowsOfRestricted: false });
    expect(accessOf('seconded-police-officer', 'delegate', 'police-intelligence', 'working with the child')).toEqual({ reads: false, writes: false });
    expect(recordsInto('seconded-police-officer', 'police-intelligence', ['seconded-police-officer'])).toBe(false);
  });

  test('reading and recording are apart', () => {
    expect(accessOf('case-manager', 'own', 'police-intelligence', 'recording about the child')).toEqual({ reads: false, writes: true });
    expect(accessOf('team-manager', 'service', 'victim', 'working with the child')).toEqual({ reads: false, writes: false });
  });

  test('each kind can be recorded into its compartment by each role that records it, and each permission belongs to somebody', () => {
    for (const kind of KINDS) {
      const by = kind.recordedBy === 'anyone' ? [] : kind.recordedBy;
      for (const role of by.filter((r) => r !== 'system' && TABLE[r].writes.length > 0)) expect(recordsInto(role, kind.compartment), `${role} ${kind.name}`).toBe(true);
    }
    for (const compartment of COMPARTMENTS) expect(ROLE_NAMES.some((r) => TABLE[r].reads.includes(compartment)), compartment).toBe(true);
    expect(ROLE_NAMES.filter((r) => may([r], 'victims.record'))).toEqual(['victim-worker']);
  });
});
