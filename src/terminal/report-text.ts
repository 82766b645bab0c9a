import type { Finding } from '../core/drift';
import { metricOf, type MetricId } from '../core/metrics';
import type { Inspection, Reading } from '../core/model';
import { counted, fullChange, periodText, STATE_WORDS, tableInterval, tableValue } from '../wording';
import type { ReportContent } from './report-json';

const OUTCOMES: Readonly<Record<Inspection['outcome'], string>> = {
  load: 'ready',
  notice: 'ready, with adjustments',
  quarantine: 'ready, some records set aside',
  ask: 'needs an answer',
  reject: 'cannot be used',
};

function sourceLines(inspection: Inspection): readonly string[] {
  const { file, outcome, records, loaded, setAside, notData, questions, error, notices } = inspection;
  if (error !== null) return [`${file}: ${OUTCOMES[outcome]}. ${error}`];
  const sum = (tally: readonly { readonly count: number }[]): number => tally.reduce((total, { count }) => total + count, 0);
  return [
    `${file}: ${OUTCOMES[outcome]}. ${counted(records, 'record')} = ${loaded} loaded + ${sum(setAside)} set aside + ${sum(notData)} not data.`,
    ...setAside.map(
      ({ reason, count, lines }) =>
        `  ${count} set aside: ${reason} (${count === 1 ? 'line' : 'lines'} ${lines.slice(0, 5).join(', ')}${count > 5 ? ', …' : ''})`,
    ),
    ...notices.map(({ column, what, count }) => `  ${column === null ? '' : `${column}: `}${what} (${count})`),
    ...questions.flatMap(({ id, ask, choices }) => [
      `  ? ${ask}  [${id}]`,
      ...choices.map(({ value, reads }) => `      ${value}: ${reads.join('; ')}`),
    ]),
  ];
}

const sliceText = (reading: Reading): string =>
  [...reading.slice].map(([id, label]) => `${id} ${label ?? 'unknown'}`).join(', ') || 'total';
const rowOf = (reading: Reading): readonly string[] =>
  reading.delta === undefined
    ? [metricOf(reading.metric as MetricId).label, tableValue(reading), tableInterval(reading), String(reading.n)]
    : [`${metricOf(reading.metric as MetricId).label}, ICP less non-ICP`, fullChange(reading), '', String(reading.n)];

function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = rows.reduce<readonly number[]>((widest, row) => row.map((cell, at) => Math.max(cell.length, widest[at] ?? 0)), []);
  return rows.map((row) =>
    `  ${row.map((cell, at) => (at === row.length - 1 ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0))).join('  ')}`.trimEnd(),
  );
}

function sections(readings: readonly Reading[]): readonly string[] {
  const groups = new Map<string, Reading[]>();
  for (const reading of readings) {
    const title = `${sliceText(reading)}${reading.period === null ? '' : `, ${periodText(reading.period)}`}`;
    groups.set(title, [...(groups.get(title) ?? []), reading]);
  }
  return [...groups].flatMap(([title, members]) => ['', title, ...table([['metric', 'value', 'interval', 'n'], ...members.map(rowOf)])]);
}

function findingLine(finding: Finding): string {
  const label = metricOf(finding.metric as MetricId).label;
  return `  ${STATE_WORDS[finding.state]}: ${label} is ${tableValue(finding.now)}. ${[...finding.evidence, finding.next].filter((part) => part !== '').join('; ')}.`;
}

/** The report as a person reads it: what became of the files, every reading by slice, the findings. */
export function reportText(content: ReportContent): string {
  const { asOf, asOfGiven, inspections, readings, findings, notes } = content;
  const asOfLine =
    asOf === null
      ? []
      : ['', `As of ${asOf} (${asOfGiven ? 'given' : 'the last date on which anything happened'}).`, ...notes.map((note) => `  ${note}`)];
  const found = findings.length === 0 || asOf === null ? [] : ['', 'Targets', ...findings.map(findingLine)];
  return `${[...inspections.flatMap(sourceLines), ...asOfLine, ...sections(readings), ...found].join('\n')}\n`;
}
