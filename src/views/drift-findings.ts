import type { Drift } from '../core/drift-study';
import type { Finding, FindingState, JudgedChange, JudgedState } from '../core/drift';
import type { DriftFindings, FindingCase } from '../core/drift-findings';
import type { Dataset, Reading } from '../core/model';
import { counted, dateText, decimal, fullChange, periodText, raised, reasonText, STATE_WORDS } from '../wording';
import { caseTitle, chanceText, changeReading, practicalText, sizeText, titleText } from './drift-findings-words';
import type { Cited } from './cited';
import { figureOf } from './figure';
import { numberCell, textCell, type Cell, type Column, type Row, type Table } from './table';

/** A table of comparisons behind one heading. */
export type FoldedTable = { readonly title: string; readonly table: Table };

/** What moved and what did not: flags and undecided changes first, all else behind headings of their own. */
export type FindingsView = {
  readonly says: string;
  readonly table: Table | null;
  /** What stands in the place of a table. */
  readonly none: string;
  readonly folded: readonly FoldedTable[];
  /** By row, for the icon of its verdict. */
  readonly states: ReadonlyMap<string, FindingState>;
  readonly foot: readonly string[];
  readonly evidence: readonly Cited[];
};

/** What a row may add to its comparison. */
export type FindingsGiven = {
  readonly found: DriftFindings;
  readonly dataset: Dataset;
  readonly least: number;
  /** Targets that were missed three periods running without proof: told beside the comparisons, and no part of the family. */
  readonly below: readonly Finding[];
};

const COLUMNS: readonly Column[] = [
  { id: 'what', label: 'What', isNumber: false },
  { id: 'state', label: 'Verdict', isNumber: false },
  { id: 'before', label: 'Before', isNumber: true },
  { id: 'now', label: 'Now', isNumber: true },
  { id: 'change', label: 'Change (95%)', isNumber: true },
  { id: 'q', label: 'q', isNumber: true },
  { id: 'mix', label: 'Mix', isNumber: true },
  { id: 'rate', label: 'Rate', isNumber: true },
  { id: 'seen', label: 'Smallest change seen', isNumber: true },
  { id: 'needed', label: 'Cases needed a side', isNumber: true },
];

const NOTHING: Cell = { text: '', sort: null };

const JUDGED_WORDS: Readonly<Record<JudgedState, string>> = {
  drifted: STATE_WORDS.drifted,
  undecided: STATE_WORDS.undecided,
  small: 'Sure, but small',
  steady: 'No clear change',
  untested: 'Not tested',
};

/** Why a comparison has no verdict, in words. */
function wordOf({ state, comparison }: JudgedChange): string {
  const { missing } = comparison;
  return state === 'untested' && missing !== null ? `${JUDGED_WORDS.untested}: ${reasonText(missing)}` : JUDGED_WORDS[state];
}

function figureCell(reading: Reading, least: number): Cell {
  const { text, rests } = figureOf(reading, least);
  return {
    ...numberCell(rests === '' ? text : `${text} (${rests})`, reading.value),
    isQuiet: reading.missing !== null || reading.n < least,
    reading,
  };
}

function changeCell({ comparison }: JudgedChange, least: number): Cell {
  const change = changeReading(comparison);
  const isFew = Math.min(comparison.before.n, comparison.now.n) < least;
  return change === null || isFew ? NOTHING : numberCell(fullChange(change), change.value);
}

const effectCell = (effect: number | null | undefined, now: Reading): Cell =>
  effect === null || effect === undefined
    ? NOTHING
    : numberCell(fullChange({ ...now, value: effect, missing: null, low: null, high: null, level: null }), effect);

function rowOf(judged: JudgedChange, { dataset, least, found }: FindingsGiven): Row {
  const { comparison, q, needed } = judged;
  const { before, now, detectable, id } = comparison;
  const split = found.cases.find((each) => each.id === id)?.split ?? null;
  return {
    id,
    cells: [
      textCell(titleText(comparison, dataset)),
      textCell(wordOf(judged)),
      figureCell(before, least),
      figureCell(now, least),
      changeCell(judged, least),
      q === null ? NOTHING : numberCell(chanceText(q), q),
      effectCell(split?.mix, now),
      effectCell(split?.rate, now),
      detectable === null ? NOTHING : numberCell(sizeText(detectable, now), detectable),
      needed === null ? NOTHING : numberCell(decimal(needed), needed),
    ],
  };
}

/** The row of a target that was missed for long. */
export const belowId = ({ rule, metric, slice }: Finding): string => JSON.stringify([rule, metric, ...slice]);

function belowRow(finding: Finding, { dataset, least }: FindingsGiven): Row {
  const since = finding.since === null ? '' : `, since ${dateText(finding.since)}`;
  return {
    id: belowId(finding),
    cells: [
      textCell(`${titleText(finding, dataset)}, against its target`),
      textCell(STATE_WORDS.undecided),
      finding.before === null ? NOTHING : figureCell(finding.before, least),
      figureCell(finding.now, least),
      { ...textCell(`${finding.evidence[0] ?? 'below target'}${since}`), sort: finding.size, isQuiet: true },
      ...Array.from({ length: COLUMNS.length - 5 }, () => NOTHING),
    ],
  };
}

/** What a rule over several numbers found: it is told beside the comparisons, and its mix and rate are those of its number. */
function ruleRow(of: FindingCase, { dataset, least }: FindingsGiven): Row {
  const { id, finding, split } = of;
  const { before, now, size, low, high, q } = finding;
  const isChange = size !== null && before !== null;
  const change = isChange ? { ...now, value: size, missing: null, low, high, level: low === null ? null : 0.95 } : null;
  return {
    id,
    cells: [
      textCell(caseTitle(of, dataset)),
      textCell(STATE_WORDS[finding.state]),
      before === null ? NOTHING : figureCell(before, least),
      figureCell(now, least),
      change === null ? NOTHING : numberCell(fullChange(change), size),
      q === null ? NOTHING : numberCell(chanceText(q), q),
      effectCell(split?.mix, now),
      effectCell(split?.rate, now),
      NOTHING,
      NOTHING,
    ],
  };
}

const bySurety = (a: JudgedChange, b: JudgedChange): number =>
  Number(a.state !== 'drifted') - Number(b.state !== 'drifted') || (a.q ?? 1) - (b.q ?? 1);

function folded(title: (count: string) => string, state: JudgedState, given: FindingsGiven): readonly FoldedTable[] {
  const rows = given.found.drift.family.judged.filter((each) => each.state === state).toSorted(bySurety);
  if (rows.length === 0) return [];
  const heading = title(counted(rows.length, 'comparison'));
  return [{ title: heading, table: { caption: heading, columns: COLUMNS, rows: rows.map((each) => rowOf(each, given)), note: null } }];
}

/** How many were tested and how many not, and why not. */
export function testedText({ family }: Drift): string {
  if (family.judged.length === 0) return 'No comparison was made.';
  const untested = family.judged.filter(({ comparison }) => comparison.p === null);
  const reasons = untested.map(({ comparison }) => (comparison.missing === null ? 'no interval' : reasonText(comparison.missing)));
  const why = [...new Set(reasons)].map((reason) => `${reason}: ${reasons.filter((each) => each === reason).length}`).join('; ');
  if (family.tested === 0) return `None of ${counted(untested.length, 'comparison')} could be tested (${why}).`;
  const not = untested.length === 0 ? 'none left out' : `${decimal(untested.length)} not tested (${why})`;
  return `${counted(family.tested, 'comparison')} tested together, ${not}.`;
}

function footOf({ period, baseline, family, comparisons }: Drift): readonly string[] {
  if (period === null || baseline === null) return [];
  const periods = new Set(comparisons.map(({ before }) => periodText(before.period)));
  return [
    `${raised(periodText(period))} against ${periodText(baseline)}`,
    ...(family.tested === 0
      ? []
      : [`q by Benjamini and Hochberg over all ${family.tested}, two thirds of the budget on the metric that is asked about`]),
    ...(periods.size > 1 ? ['some numbers of before begin later or look at twelve months: open one for its own period'] : []),
  ];
}

const evidenceOf = ({ found: { drift } }: FindingsGiven, shown: readonly JudgedChange[]): readonly Cited[] => {
  const told = shown.length === 0 ? drift.family.judged : shown;
  return told.flatMap(({ comparison: { before, now } }) => [
    { as: 'before', reading: before },
    { as: 'now', reading: now },
  ]);
};

/** Flags first, the surest first; then what rules over several numbers found, targets missed for long, and what is too close to call. */
function rowsOf(given: FindingsGiven, shown: readonly JudgedChange[]): ReadonlyMap<Row, FindingState> {
  const { found, below } = given;
  const flags = shown.filter(({ state }) => state === 'drifted');
  const rules = found.cases.filter(({ judged }) => judged === null);
  const told = (cases: readonly FindingCase[]) => cases.map((each) => [ruleRow(each, given), each.finding.state] as const);
  return new Map([
    ...flags.map((each) => [rowOf(each, given), 'drifted'] as const),
    ...told(rules.filter(({ finding }) => finding.state === 'drifted')),
    ...told(rules.filter(({ finding }) => finding.state !== 'drifted')),
    ...below.map((finding) => [belowRow(finding, given), finding.state] as const),
    ...shown.slice(flags.length).map((each) => [rowOf(each, given), 'undecided'] as const),
  ]);
}

/** Every comparison of a question with its verdict; flags first, the surest first, and nothing that was tested left out. */
export function findingsView(given: FindingsGiven): FindingsView {
  const { drift } = given.found;
  const shown = drift.family.judged.filter(({ state }) => state === 'drifted' || state === 'undecided').toSorted(bySurety);
  const states = rowsOf(given, shown);
  const rows = [...states.keys()];
  const caption = 'Changes that drifted, or are too close to call; the surest first';
  return {
    says: testedText(drift),
    table: rows.length === 0 ? null : { caption, columns: COLUMNS, rows, note: null },
    none: drift.family.tested === 0 ? 'No comparison could be tested.' : 'No change is as large as the thresholds ask for.',
    states: new Map([...states].map(([{ id }, state]) => [id, state])),
    folded: [
      ...folded((count) => `Surely changed, but by less than is worth acting on: ${count}`, 'small', given),
      ...folded((count) => `No clear change: ${count}`, 'steady', given),
      ...folded((count) => `Not tested: ${count}`, 'untested', given),
    ],
    foot: footOf(drift),
    evidence: evidenceOf(given, shown),
  };
}

/** Both thresholds of a comparison, in words: `a change of 5 points and q under 0.10`. */
export const thresholdsText = ({ practical, comparison }: JudgedChange, q: number): string =>
  `a change of ${practicalText(practical, comparison.now)} and q under ${chanceText(q)}`;
