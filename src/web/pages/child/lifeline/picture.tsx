import { dayAndDate, daysBetween, longDate, partsOf, dateOf, type PlainDate } from '../../../../core/values/plain-date.ts';
import type { Lifeline, LifelineBar, LifelineMark, LifelineStep } from '../../../../core/child/lifeline.ts';

const WIDTH = 960;
const LEFT = 168;
const ROW = 26;
const TOP = 28;

interface Row {
  readonly label: string;
  readonly draw: (y: number, x: (day: PlainDate) => number) => preact.JSX.Element;
}

/** The lifeline as a picture: orders and custody as bars, RAG and ratings as steps, contacts and offences as marks. The table beside it says the same. */
export function LifelinePicture({ line, today }: { readonly line: Lifeline; readonly today: PlainDate }) {
  const span = Math.max(1, daysBetween(line.from, line.to));
  const x = (day: PlainDate): number => LEFT + (Math.min(Math.max(daysBetween(line.from, day), 0), span) / span) * (WIDTH - LEFT - 12);
  const rows = rowsOf(line, today);
  const height = TOP + rows.length * ROW + 12;
  return (
    <div class="tl-scroll tl-lifeline" tabIndex={0} role="region" aria-label="Lifeline picture">
      <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-labelledby="lifeline-title lifeline-desc">
        <title id="lifeline-title">Lifeline from {longDate(line.from)} to {longDate(line.to)}</title>
        <desc id="lifeline-desc">Orders as bars, ratings as steps, contacts and offences as marks. The table below says the same in words.</desc>
        {months(line).map((m) => (
          <g>
            <line class="tl-lifeline__axis" x1={x(m.day)} x2={x(m.day)} y1={TOP - 8} y2={height - 8} />
            <text x={x(m.day) + 3} y={TOP - 12}>{m.label}</text>
          </g>
        ))}
        {rows.map((row, i) => (
          <g>
            <text x={4} y={TOP + i * ROW + 17}>{row.label}</text>
            {row.draw(TOP + i * ROW, x)}
          </g>
        ))}
        <line class="tl-lifeline__today" x1={x(today)} x2={x(today)} y1={TOP - 8} y2={height - 8} />
        <text x={Math.min(x(today) + 4, WIDTH - 40)} y={height - 1}>today</text>
      </svg>
    </div>
  );
}

function rowsOf(line: Lifeline, today: PlainDate): Row[] {
  const rows: Row[] = [];
  for (const bar of line.bars) rows.push({ label: short(bar.label), draw: (y, x) => <Bar bar={bar} y={y} x={x} end={line.to} /> });
  for (const track of line.tracks) {
    rows.push({ label: short(track.name), draw: (y, x) => <>{track.steps.map((s) => <Step step={s} rag={track.name === 'RAG'} y={y} x={x} today={today} />)}</> });
  }
  const contacts = line.marks.filter((m) => m.sort === 'kept' || m.sort === 'missed' || m.sort === 'visit');
  const offences = line.marks.filter((m) => m.sort === 'allegation' || m.sort === 'charge' || m.sort === 'proven');
  if (contacts.length > 0) rows.push({ label: 'Contacts and visits', draw: (y, x) => <>{contacts.map((m) => <Mark mark={m} y={y} x={x} />)}</> });
  if (offences.length > 0) rows.push({ label: 'Offences', draw: (y, x) => <>{offences.map((m) => <Mark mark={m} y={y} x={x} />)}</> });
  return rows;
}

function short(text: string): string {
  return text.length <= 24 ? text : `${text.slice(0, 22)}…`;
}

function Bar({ bar, y, x, end }: { readonly bar: LifelineBar; readonly y: number; readonly x: (d: PlainDate) => number; readonly end: PlainDate }) {
  const from = x(bar.from);
  return (
    <rect class={bar.sort === 'custody' ? 'tl-lifeline__bar tl-lifeline__bar--custody' : 'tl-lifeline__bar'} x={from} y={y + 5} width={Math.max(3, x(bar.to ?? end) - from)} height={15}>
      <title>{`${bar.label}, ${longDate(bar.from)} to ${bar.to !== undefined ? longDate(bar.to) : bar.sort === 'order' ? 'a day not known' : 'now'}`}</title>
    </rect>
  );
}

const LETTER: Readonly<Record<string, string>> = { red: 'R', amber: 'A', green: 'G' };
const HEIGHT: Readonly<Record<string, number>> = { low: 18, medium: 14, high: 9, 'very-high': 5, green: 18, amber: 12, red: 6 };

function Step({ step, rag, y, x, today }: { readonly step: LifelineStep; readonly rag: boolean; readonly y: number; readonly x: (d: PlainDate) => number; readonly today: PlainDate }) {
  const from = x(step.from);
  const to = Math.max(from + 4, x(step.to ?? today));
  const title = `${step.label} from ${longDate(step.from)}${step.to === undefined ? '' : ` to ${longDate(step.to)}`}`;
  if (rag) {
    return (
      <g>
        <rect class={`tl-lifeline__rag--${step.value}`} x={from} y={y + 4} width={to - from} height={17}><title>{title}</title></rect>
        {to - from > 12 && <text class="tl-lifeline__letter" x={from + 3} y={y + 17}>{LETTER[step.value]}</text>}
      </g>
    );
  }
  const h = y + (HEIGHT[step.value] ?? 12);
  return (
    <g>
      <line class="tl-lifeline__step" x1={from} x2={to} y1={h} y2={h}><title>{title}</title></line>
      {to - from > 60 && <text x={from + 3} y={h > y + 12 ? h - 4 : h + 12}>{step.label}</text>}
    </g>
  );
}

function Mark({ mark, y, x }: { readonly mark: LifelineMark; readonly y: number; readonly x: (d: PlainDate) => number }) {
  const at = x(mark.on);
  const mid = y + 13;
  const title = <title>{`${dayAndDate(mark.on, true)}: ${mark.label}`}</title>;
  switch (mark.sort) {
    case 'kept':
      return <circle class="tl-lifeline__mark" cx={at} cy={mid} r={3}>{title}</circle>;
    case 'visit':
      return <rect class="tl-lifeline__mark" x={at - 4} y={mid - 4} width={8} height={8}>{title}</rect>;
    case 'missed':
      return <path class="tl-lifeline__mark tl-lifeline__mark--missed" d={`M${at - 4} ${mid - 4} L${at + 4} ${mid + 4} M${at - 4} ${mid + 4} L${at + 4} ${mid - 4}`}>{title}</path>;
    case 'allegation':
    case 'charge':
    case 'proven':
      return <path class={`tl-lifeline__mark tl-lifeline__mark--${mark.sort}`} d={`M${at} ${mid - 7} L${at + 6} ${mid + 5} L${at - 6} ${mid + 5} Z`}>{title}</path>;
  }
}

/** First days of months (of every third, where the span is long) for the axis. */
function months(line: Lifeline): { day: PlainDate; label: string }[] {
  const { year, month } = partsOf(line.from);
  const every = daysBetween(line.from, line.to) > 420 ? 3 : 1;
  const out: { day: PlainDate; label: string }[] = [];
  for (let i = 1; i < 120; i += 1) {
    const m = month - 1 + i;
    if ((m % 12) % every !== 0) continue;
    const day = dateOf(year + Math.floor(m / 12), (m % 12) + 1, 1);
    if (day === undefined || day > line.to) break;
    out.push({ day, label: longDate(day).slice(2, 5) + (m % 12 === 0 ? ` ${year + Math.floor(m / 12)}` : '') });
  }
  return out;
}
