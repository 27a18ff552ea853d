import type { EntryId } from '../../values/ids.ts';
import { addDays, type PlainDate } from '../../values/plain-date.ts';
import { between, lastOn, latest, type Fact } from './fact.ts';

interface Order {
  readonly id: EntryId;
  readonly starts: PlainDate;
  readonly ends?: PlainDate;
  readonly iss: boolean;
}
interface Orders {
  readonly list: readonly Order[];
}

function stepOrders(state: Orders, entry: { kind: string; id: EntryId; occurredOn: PlainDate; of?: EntryId; data: Readonly<Record<string, unknown>> }): Orders {
  if (entry.kind === 'order.started') {
    const ends = entry.data['ends'] as PlainDate | undefined;
    const requirements = (entry.data['requirements'] as readonly string[] | undefined) ?? [];
    return {
      list: [
        ...state.list,
        {
          id: entry.id,
          starts: (entry.data['starts'] as PlainDate | undefined) ?? entry.occurredOn,
          ...(ends === undefined ? {} : { ends }),
          iss: entry.data['type'] === 'yro-iss' || requirements.includes('iss'),
        },
      ],
    };
  }
  const atThatTime = state.list.filter((o) => running(o, entry.occurredOn));
  // Without saying which order, it is the one that was running, if there is no doubt.
  const which = (entry.data['of-order'] as string | undefined) ?? entry.of ?? (atThatTime.length === 1 ? atThatTime[0]?.id : undefined);
  return { list: state.list.map((o) => (o.id === which && (o.ends === undefined || o.ends > entry.occurredOn) ? { ...o, ends: entry.occurredOn } : o)) };
}

function lastDay(o: Order): PlainDate {
  return o.ends ?? ('9999-12-31' as PlainDate);
}

/** An order runs from its first day to its last, both included. */
function running(o: Order, day: PlainDate): boolean {
  return o.starts <= day && day <= lastDay(o);
}

/** The next day on which an order begins or has ceased to run. */
function nextTurn(state: Orders, day: PlainDate): PlainDate | undefined {
  let next: PlainDate | undefined;
  for (const o of state.list) {
    for (const turn of [o.starts, ...(o.ends === undefined ? [] : [addDays(o.ends, 1)])]) {
      if (turn > day && (next === undefined || turn < next)) next = turn;
    }
  }
  return next;
}

const ORDER_KINDS = ['order.started', 'order.ended'];

function ofOrders(name: string, label: string, value: (state: Orders, day: PlainDate) => boolean): Fact<Orders> {
  return {
    name,
    label,
    about: 'child',
    type: { is: 'boolean' },
    kinds: ORDER_KINDS,
    init: { list: [] },
    step: stepOrders,
    value,
    wake: nextTurn,
    since(state, day) {
      const past = state.list.flatMap((o) => [o.starts, ...(o.ends === undefined ? [] : [addDays(o.ends, 1)])]).filter((d) => d <= day);
      return past.length === 0 ? undefined : past.reduce((a, b) => (a > b ? a : b));
    },
    by: (state) => state.list.at(-1)?.id,
  };
}

const lastEnd: Fact<Orders> = {
  name: 'order.last-end',
  label: 'End of the last order',
  about: 'child',
  type: { is: 'date' },
  kinds: ORDER_KINDS,
  init: { list: [] },
  step: stepOrders,
  value(state) {
    if (state.list.length === 0 || state.list.some((o) => o.ends === undefined)) return undefined;
    return state.list.map(lastDay).reduce((a, b) => (a > b ? a : b));
  },
};

/** What rules said of the breach when it was started; gone when it is closed. */
const breachMarks: Fact<{ readonly marks: readonly string[]; readonly by?: EntryId; readonly since?: PlainDate }> = {
  name: 'breach.marks',
  label: 'Marks on the open breach',
  about: 'child',
  type: { is: 'set' },
  kinds: ['breach.started', 'breach.closed'],
  init: { marks: [] },
  step: (state, e) => (e.kind === 'breach.closed' ? { marks: [] } : { marks: [...new Set([...state.marks, ...(e.marks ?? [])])], by: e.id, since: e.occurredOn }),
  value: (s) => s.marks,
  since: (s) => s.since,
  by: (s) => s.by,
};

/** Assessment, orders, custody, information and enforcement. */
export const caseFacts: readonly Fact[] = [
  latest('yogrs', 'YOGRS', { is: 'number' }, 'assessment.completed', 'yogrs'),
  latest('reoffending', 'Likelihood of reoffending', { is: 'scale', scale: 'rating' }, 'assessment.completed', 'reoffending'),
  latest('harm', 'Risk of serious harm', { is: 'scale', scale: 'rating' }, 'assessment.completed', 'harm'),
  latest('wellbeing', 'Safety and well-being', { is: 'scale', scale: 'rating' }, 'assessment.completed', 'safety-and-wellbeing'),
  lastOn('assessed-on', 'Last assessment', ['assessment.completed']),
  ofOrders('order.running', 'An order is running', (s, day) => s.list.some((o) => running(o, day))),
  ofOrders('order.iss', 'An order with ISS is running', (s, day) => s.list.some((o) => o.iss && running(o, day))),
  ofOrders('order.all-ended', 'All orders have ended', (s, day) => s.list.length > 0 && s.list.every((o) => lastDay(o) < day)),
  lastEnd,
  between('custody.in', 'In custody', { 'custody.started': () => true }, { 'custody.ended': () => true }),
  latest('custody.place', 'Where in custody', { is: 'text' }, 'custody.started', 'place'),
  latest('information.on', 'Date of the partner information last considered', { is: 'date' }, 'information.considered', 'information-on'),
  latest('information.held-by', 'Who holds it', { is: 'text' }, 'information.considered', 'held-by'),
  lastOn('last-contact', 'Last contact', ['contact.recorded', 'visit.completed'], (e) => e.kind === 'visit.completed' || e.data['outcome'] === 'kept'),
  latest('visits.every', 'Visits every', { is: 'period' }, 'visit-frequency.set', 'every'),
  latest('visits.first', 'First visit by', { is: 'date' }, 'visit-frequency.set', 'first'),
  between('breach.open', 'Breach open', { 'breach.started': () => true }, { 'breach.closed': () => true }),
  breachMarks,
  lastOn('breach.since', 'Breach started', ['breach.started']),
];
