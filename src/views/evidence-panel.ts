import {
  formulaInForce,
  isMetricId,
  metricOf,
  sidesOf,
  type CountedRows,
  type Evidence,
  type LeftOutRead,
  type PartRead,
  type PartRole,
  type RowsCheck,
} from '../core/metrics';
import { MEASURES } from '../core/metrics/measures';
import type { Currency, Dataset, Reading } from '../core/model';
import type { AskedEvidence, EvidenceSide, Question } from '../core/question';
import type { Definitions } from '../core/workspace';
import { cardFigure, counted as countedText, decimal, isOfCounts, partOf, raised, restsOn } from '../wording';
import { chipsOf, narrowedTo } from './chips';
import { placeText } from './evidence';
import { partLines, valueText, type PartLine, type RowsChoice } from './evidence-parts';

type Loaded = { readonly dataset: Dataset; readonly definitions: Definitions };

/** A side of a number that can be looked at. */
export type SideTab = { readonly id: EvidenceSide; readonly label: string };

const LABELS: Readonly<Record<EvidenceSide, string>> = {
  numerator: 'Numerator',
  denominator: 'Denominator',
  rows: 'Rows',
  leftOut: 'Left out',
  definition: 'What is this?',
  sql: 'SQL',
};

const formulaOf = (reading: Reading, { dataset, definitions }: Loaded) => {
  if (!isMetricId(reading.metric)) return null;
  const metric = metricOf(reading.metric);
  const formula = reading.period !== null && metric.past ? metric.past : metric.formula;
  return formulaInForce(formula, { supplied: dataset.supplied, assumptions: definitions.assumptions });
};

/** What of a number can be looked at, in the order of the tabs. */
export function sideTabs(reading: Reading, loaded: Loaded): readonly SideTab[] {
  const formula = formulaOf(reading, loaded);
  const parts: readonly EvidenceSide[] = formula === null ? [] : sidesOf(formula);
  return [...parts, 'leftOut' as const, 'definition' as const, 'sql' as const].map((id) => ({ id, label: LABELS[id] }));
}

/** The side that a link asks for, or the first that there is. */
export function sideShown({ side }: Pick<AskedEvidence, 'side'>, tabs: readonly SideTab[]): EvidenceSide {
  const own = tabs.find(({ id }) => id === side) ?? tabs[0];
  return own?.id ?? 'definition';
}

/** `49 won deals of 118 won and lost deals` for a share of counts, else the number by its name. */
export function panelTitle(reading: Reading, loaded: Loaded): string {
  const formula = formulaOf(reading, loaded);
  if (formula?.op === 'share' && formula.part.op === 'measure' && formula.whole.op === 'measure') {
    if (reading.missing === null && reading.delta === undefined && isOfCounts(reading))
      return `${decimal(partOf(reading))} ${MEASURES[formula.part.id].label} of ${decimal(reading.n)} ${MEASURES[formula.whole.id].label}`;
  }
  const name = isMetricId(reading.metric) ? metricOf(reading.metric).label : reading.metric;
  return `${name}: ${reading.missing === null && isOfCounts(reading) && reading.delta === undefined ? restsOn(reading) : cardFigure(reading)}`;
}

/** Which number it is: its name, its segment and its period. */
export function panelPlace(reading: Reading, { dataset }: Loaded): string {
  const name = isMetricId(reading.metric) ? metricOf(reading.metric).label : reading.metric;
  return `${name} · ${placeText(reading, dataset)}`;
}

/** The filters that the number is read under, in words. */
export const panelChips = (question: Question, { dataset }: Loaded): readonly string[] =>
  chipsOf(question, dataset).map(({ text }) => text);

/** The question narrowed to where a number stands, and what that adds in words; null where nothing is left to narrow. */
export function narrowedToPlace(
  question: Question,
  { slice }: Reading,
  { dataset }: Loaded,
): { readonly question: Question; readonly text: string } | null {
  const known = [...slice].filter(([id]) => dataset.dimensions.some((dimension) => dimension.id === id));
  const narrowed = known.reduce((asked, [id, label]) => narrowedTo(asked, id, label), question);
  const before = new Set(question.where.map((filter) => JSON.stringify(filter)));
  const added = chipsOf(narrowed, dataset).filter(({ filter }) => !before.has(JSON.stringify(filter)));
  return added.length === 0 ? null : { question: narrowed, text: added.map(({ text }) => text).join(', ') };
}

/** One side of a number taken apart: its own parts, the rows that can be looked at, and which are shown first. */
export type SideView = { readonly lines: readonly PartLine[]; readonly rows: readonly RowsChoice[] };

function partOfSide(whole: PartRead, side: EvidenceSide): PartRead {
  return whole.parts.find(({ role }) => role === side) ?? whole;
}

/** What a side is made of, line by line; rows that several lines rest on once. */
export function sideView(evidence: Evidence, side: EvidenceSide, { dataset, definitions }: Loaded): SideView {
  const lines = partLines(partOfSide(evidence.whole, side), { dataset, assumptions: definitions.assumptions }).map((line) => ({
    ...line,
    label: raised(line.label),
  }));
  const rows = new Map(lines.flatMap((line) => line.rows).map((choice) => [JSON.stringify(choice.counted), choice]));
  return { lines, rows: [...rows.values()] };
}

/** What was left out for a reason, and its rows where they can be told. */
export type LeftOutLine = { readonly id: string; readonly text: string; readonly rows: RowsChoice | null };

/** The rows that a number left out, by reason. */
export function leftOutLines(leftOut: readonly LeftOutRead[]): readonly LeftOutLine[] {
  return leftOut.map(({ reason, count, rows }, at) => {
    const text = `${countedText(count, 'row')}: ${reason}`;
    const id = `left out ${at}`;
    return {
      id,
      text,
      rows: rows === null ? null : { id, label: text, counted: rows.from, without: rows.without, part: null, isNested: false },
    };
  });
}

/** What the rows come to beside the number that they stand behind; `isEqual` is null where nothing is claimed. */
export type RowsFoot = { readonly text: string; readonly isEqual: boolean | null };

const ROLES: Readonly<Record<PartRole, string>> = {
  whole: 'the number',
  numerator: 'the numerator',
  denominator: 'the denominator',
  part: 'the part',
};

type Said = { readonly rows: string; readonly all: string; readonly value: string; readonly role: string };

function checkText({ by, isEqual }: Exclude<RowsCheck, { readonly by: 'spread' }>, { rows, all, value, role }: Said): string {
  if (!isEqual) return `${rows} come to ${all}, but ${role} is ${value}: they do not agree.`;
  switch (by) {
    case 'count':
      return `${rows}: equal to ${role}, ${value}.`;
    case 'sum':
      return `${rows} add up to ${all}: equal to ${role}.`;
    case 'mean':
      return `${rows} with a mean of ${all}: equal to ${role}.`;
  }
}

/** The foot of the rows behind a part: how many, what they add up to, and whether that is the part's own value. */
export function rowsFoot(
  { part, counted, isNested }: RowsChoice,
  { total, sum }: CountedRows,
  check: RowsCheck | null,
  currency: Currency | null,
): RowsFoot {
  const rows = countedText(total, 'row');
  if (part === null || part.outcome.value === null) return { text: `${rows}.`, isEqual: null };
  const { unit } = MEASURES[counted.measure];
  const added = sum === null ? '' : ` All of them add up to ${valueText(sum, unit, currency)}.`;
  const role = isNested ? 'this part' : ROLES[part.role];
  if (check === null || check.by === 'spread')
    return { text: `${rows}.${added} ${raised(role)} is worked out from all of them together, so it is no sum of theirs.`, isEqual: null };
  const all = check.by === 'count' ? decimal(total) : valueText(check.rows, check.by === 'mean' ? part.unit : unit, currency);
  const value = valueText(part.outcome.value, part.unit, currency);
  return { text: checkText(check, { rows, all, value, role }), isEqual: check.isEqual };
}

/** What a click that adds a filter says. */
export const filteredText = (text: string): string => `Filtered: ${text}. Back takes it away.`;

/** How far a search among rows has narrowed them. */
export const foundText = (found: number, total: number): string =>
  `${decimal(found)} of ${countedText(total, 'row')} ${found === 1 ? 'has' : 'have'} this text`;
