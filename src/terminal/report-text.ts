import type { Finding } from '../core/drift';
import { isMetricId, metricOf, type MetricId } from '../core/metrics';
import type { AsOfFrom, Delta, Inspection, Reading } from '../core/model';
import { counted, datedText, fullChange, NO_DATE, periodText, raised, STATE_WORDS, tableInterval, tableValue } from '../wording';
import { RULE_TITLES } from '../views/council-rules';
import { chanceText, comparedLabel } from '../views/drift-findings-words';
import { ownLines, spoken } from '../views/drift-flag-words';
import { historyText, joinsText } from './history-text';
import { outcomesText } from './report-decisions';
import { discoveryText } from './report-discovery';
import { hypothesesText } from './report-hypotheses';
import type { ReportContent } from './report-json';
import { textTable } from './text-table';

/** Rules that judge targets. */
const OF_TARGETS: ReadonlySet<string> = new Set(['target', 'belowTarget']);

const OUTCOMES: Readonly<Record<Inspection['outcome'], string>> = {
  load: 'ready',
  notice: 'ready, with adjustments',
  quarantine: 'ready, some records set aside',
  ask: 'needs an answer',
  reject: 'cannot be used',
};

function linesText(count: number, lines: readonly number[]): string {
  if (lines.length === 0) return '';
  return ` (${count === 1 ? 'line' : 'lines'} ${lines.slice(0, 5).join(', ')}${count > 5 ? ', …' : ''})`;
}

function sourceLines(inspection: Inspection): readonly string[] {
  const { file, outcome, records, loaded, setAside, notData, questions, error, notices } = inspection;
  if (error !== null) return [`${file}: ${outcome === 'reject' ? `${OUTCOMES[outcome]}. ` : ''}${error}`];
  const sum = (tally: readonly { readonly count: number }[]): number => tally.reduce((total, { count }) => total + count, 0);
  return [
    `${file}: ${OUTCOMES[outcome]}. ${counted(records, 'record')} = ${loaded} loaded + ${sum(setAside)} set aside + ${sum(notData)} not data.`,
    ...setAside.map(({ reason, count, lines }) => `  ${count} set aside: ${reason}${linesText(count, lines)}`),
    ...notices.map(({ column, what, count }) => `  ${column === null ? '' : `${column}: `}${what} (${count})`),
    ...questions.flatMap(({ id, ask, choices }) => [
      `  ? ${ask}  [${id}]`,
      ...choices.map(({ value, reads }) => `      ${value}: ${reads.join('; ')}`),
    ]),
  ];
}

type MemberOf = ReportContent['memberOf'];

const MIX: Readonly<Record<Delta, string>> = { raw: '', standardised: ', same size and region mix' };

const sliceText = (reading: Reading, memberOf: MemberOf): string =>
  [...reading.slice].map(([id, label]) => `${id} ${label === null ? 'unknown' : memberOf(id, label)}`).join(', ') || 'total';
const rowOf = (reading: Reading): readonly string[] =>
  reading.delta === undefined
    ? [metricOf(reading.metric as MetricId).label, tableValue(reading), tableInterval(reading), String(reading.n)]
    : [`${metricOf(reading.metric as MetricId).label}, ICP less non-ICP${MIX[reading.delta]}`, fullChange(reading), '', String(reading.n)];

function sections(readings: readonly Reading[], memberOf: MemberOf): readonly string[] {
  const groups = new Map<string, Reading[]>();
  for (const reading of readings) {
    const title = `${sliceText(reading, memberOf)}${reading.period === null ? '' : `, ${periodText(reading.period)}`}`;
    groups.set(title, [...(groups.get(title) ?? []), reading]);
  }
  return [...groups].flatMap(([title, members]) => [
    '',
    title,
    ...textTable([['metric', 'value', 'interval', 'n'], ...members.map(rowOf)]),
  ]);
}

function findingLine(finding: Finding): string {
  const label = metricOf(finding.metric as MetricId).label;
  return `  ${STATE_WORDS[finding.state]}: ${label} is ${tableValue(finding.now)}. ${[...finding.evidence, finding.next].filter((part) => part !== '').join('; ')}.`;
}

/** A change of two periods in a line: what, where, from what to what, and how sure. */
function driftLine({ state, metric, now, before, size, low, high, q, next }: Finding, memberOf: MemberOf): string {
  const change: Reading | null =
    size === null ? null : { ...now, value: size, missing: null, low, high, level: low === null ? null : 0.95 };
  const where = now.slice.size === 0 ? '' : ` (${sliceText(now, memberOf)})`;
  const moved = [...(change === null ? [] : [fullChange(change)]), ...(q === null ? [] : [`q ${chanceText(q)}`])].join(', ');
  const from = before === null ? '' : `from ${tableValue(before)} to `;
  return `  ${STATE_WORDS[state]}: ${comparedLabel(metric)}${where}, ${from}${tableValue(now)}: ${moved}.${next === '' ? '' : ` ${next}.`}`;
}

/** What a rule over several metrics found, with what it rests on. */
function ruleLine(finding: Finding): string {
  const lines = [...ownLines(finding).map(spoken), finding.next].filter((part) => part !== '');
  return `  ${STATE_WORDS[finding.state]}: ${RULE_TITLES.get(finding.rule) ?? finding.rule}; ${lines.join('; ')}.`;
}

/** What drifted, line by line; what is too close to call is counted; and what must be said of how it was compared. */
function driftLines(changes: readonly Finding[], notes: readonly string[], memberOf: MemberOf): readonly string[] {
  if (changes.length === 0 && notes.length === 0) return [];
  const flags = changes.filter(({ state }) => state === 'drifted');
  const open = changes.length - flags.length;
  return [
    '',
    'Changes, the last four complete quarters against those before',
    ...flags.map((flag) => driftLine(flag, memberOf)),
    ...(open === 0 ? [] : [`  ${counted(open, 'further change')} large enough to act on, yet too close to call.`]),
    ...notes.map((note) => `  ${datedText(note)}`),
  ];
}

/** As of when all of it is, and where that date comes from; why there is none where the files hold no date. */
function asOfText(asOf: string | null, from: AsOfFrom): string {
  if (asOf === null) return `${raised(NO_DATE)}.`;
  return `As of ${asOf} (${from === 'given' ? 'given' : 'the last date on which anything happened'}).`;
}

/** The report as a person reads it: what became of the files, every reading by slice, the findings. */
export function reportText(content: ReportContent): string {
  const { asOf, asOfFrom, inspections, readings, findings, notes, driftNotes, history, joins } = content;
  const decided = outcomesText(content.outcomes, content.labelOf, content.least);
  const shown = readings.filter(({ metric }) => isMetricId(metric));
  const asOfLine = asOfFrom === null ? [] : ['', asOfText(asOf, asOfFrom), ...notes.map((note) => `  ${note}`)];
  const targets = findings.filter(({ rule }) => OF_TARGETS.has(rule));
  const rules = findings.filter(({ rule }) => RULE_TITLES.has(rule));
  const compared = findings.filter(({ rule }) => !OF_TARGETS.has(rule) && !RULE_TITLES.has(rule));
  const changes = driftLines(compared, driftNotes, content.memberOf);
  const ruled = rules.length === 0 ? [] : ['', 'Rules over several metrics', ...rules.map(ruleLine)];
  const found = targets.length === 0 || asOfFrom === null ? [] : ['', 'Targets', ...targets.map(findingLine)];
  const tested = hypothesesText(content.hypotheses);
  const searched = content.discovery === null ? [] : discoveryText(content.discovery);
  return `${[...inspections.flatMap(sourceLines), ...asOfLine, ...joinsText(joins), ...(history === null ? [] : historyText(history)), ...sections(shown, content.memberOf), ...decided, ...tested, ...found, ...changes, ...ruled, ...searched].join('\n')}\n`;
}
