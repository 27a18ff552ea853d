// The rules that need no memory, as two rule engines take them. Each is asked at every entry of a chronology, with the facts of the
// moment folded for it beforehand (not counted): this is how an engine without history would have to be used.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Name, and what must hold: [fact, operator, value] joined by "all". The same rules for both engines and for TypeScript. */
export const MOMENT_RULES = [
  ['1.1', [['yogrs', '>=', 77], ['dyo', '==', false]]],
  ['1.2', [['reoffending', 'in', ['high', 'very-high']], ['dyo', '==', false]]],
  ['1.3', [['harm', 'in', ['high', 'very-high']], ['dyo', '==', false]]],
  ['2.2 starts', [['kind', '==', 'dyo.classified']]],
  ['9.1 starts', [['kind', '==', 'dyo.classified']]],
  ['2.2 proof', [['kind', '==', 'dyo.notified']]],
  ['9.1 proof', [['kind', '==', 'dyo.notified']]],
  ['5.1 red', [['rag', '==', 'red']]],
  ['5.1 amber', [['rag', '==', 'amber']]],
  ['5.1 green', [['rag', '==', 'green']]],
  ['5.2', [['dyo', '==', true], ['rag', '==', 'red']]],
  ['5.9', [['dyo', '==', true]]],
  ['5.13', [['dyo', '==', true], ['rag', '==', 'red']]],
  ['5.13 proof', [['kind', '==', 'neighbourhood.sharing']]],
  ['5.15', [['dyo', '==', true], ['rag', '==', 'red']]],
  ['5.15 proof', [['kind', '==', 'oversight.recorded']]],
  ['5.16', [['dyo', '==', true], ['rag', '==', 'amber']]],
  ['5.18', [['dyo', '==', true], ['rag', '==', 'amber']]],
  ['5.18 proof', [['kind', '==', 'neighbourhood.sharing']]],
  ['5.22', [['dyo', '==', true], ['rag', '==', 'amber']]],
  ['5.22 proof', [['kind', '==', 'oversight.recorded']]],
  ['5.2 proof', [['kind', '==', 'restrictive-measures.considered']]],
  ['5.9 proof', [['kind', '==', 'advocacy.considered']]],
  ['12.1 starts', [['kind', '==', 'dyo.ended']]],
  ['12.1 visit', [['kind', '==', 'visit.completed'], ['purpose', '==', 'good-news']]],
  ['12.1 list', [['kind', '==', 'partner.updated'], ['what', '==', 'list-removal']]],
  ['12.1 niche', [['kind', '==', 'partner.updated'], ['what', '==', 'niche']]],
];

/** What holds at a moment, in plain code: the expected answer. */
export function plainly(facts) {
  return MOMENT_RULES.filter(([, all]) => all.every(([f, by, v]) => (by === '==' ? facts[f] === v : by === '>=' ? facts[f] >= v : v.includes(facts[f])))).map(([name]) => name);
}

export function jsonRulesEngine() {
  const { Engine } = require('json-rules-engine');
  const operator = { '==': 'equal', '>=': 'greaterThanInclusive', in: 'in' };
  const engine = new Engine(MOMENT_RULES.map(([name, all]) => ({ conditions: { all: all.map(([fact, by, value]) => ({ fact, operator: operator[by], value })) }, event: { type: name } })));
  return async (facts) => (await engine.run(facts)).events.map((e) => e.type);
}

export function zenEngine() {
  const { ZenEngine } = require('@gorules/zen-engine');
  const facts = [...new Set(MOMENT_RULES.flatMap(([, all]) => all.map(([f]) => f)))];
  const cell = (by, v) => (by === '>=' ? `>= ${v}` : by === 'in' ? v.map((x) => JSON.stringify(x)).join(', ') : JSON.stringify(v));
  const rules = MOMENT_RULES.map(([name, all], i) => ({ _id: `r${i}`, ...Object.fromEntries(facts.map((f) => [f, ''])), ...Object.fromEntries(all.map(([f, by, v]) => [f, cell(by, v)])), rule: JSON.stringify(name) }));
  const content = {
    nodes: [
      { id: 'in', name: 'in', type: 'inputNode', position: { x: 0, y: 0 } },
      {
        id: 'table', name: 'table', type: 'decisionTableNode', position: { x: 1, y: 0 },
        content: { hitPolicy: 'collect', inputs: facts.map((f) => ({ id: f, name: f, field: f })), outputs: [{ id: 'rule', name: 'rule', field: 'rule' }], rules },
      },
      { id: 'out', name: 'out', type: 'outputNode', position: { x: 2, y: 0 } },
    ],
    edges: [{ id: 'a', sourceId: 'in', targetId: 'table', type: 'edge' }, { id: 'b', sourceId: 'table', targetId: 'out', type: 'edge' }],
  };
  const decision = new ZenEngine().createDecision(Buffer.from(JSON.stringify(content)));
  return async (input) => (await decision.evaluate(input)).result.map((r) => r.rule);
}
