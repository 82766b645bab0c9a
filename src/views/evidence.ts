import { isMetricId, metricOf, settingsOf, words, formulaInForce, type Evidence, type MetricId } from '../core/metrics';
import type { Dataset, Reading } from '../core/model';
import type { Definitions } from '../core/workspace';
import { adviceText, asOfClause, BETTER_WORDS, counted, decimal, fullFigure, methodText, periodText, raised, reasonText } from '../wording';
import { leastOf } from './answered';
import type { Cited } from './cited';
import { settingText } from './definitions-settings';
import { detectableText } from './detectable';
import { partLines, type PartLine, type RowsChoice } from './evidence-parts';
import { dimensionName, ownName } from './name';

/** A number that a card shows, to be chosen and taken apart. */
export type NumberChoice = { readonly id: string; readonly label: string; readonly group: string; readonly reading: Reading };

/** A label before a text. */
export type Fact = { readonly label: string; readonly texts: readonly string[] };

/** Everything that is known of a number before its parts are asked for. */
export type NumberView = {
  readonly label: string;
  readonly metric: MetricId;
  readonly says: string;
  readonly value: string;
  /** Why there is no number, and what to do about it. */
  readonly missing: string | null;
  readonly facts: readonly Fact[];
};

/** How it came about: its parts, the rows that can be looked at, and what to mind. */
export type PartsView = { readonly lines: readonly PartLine[]; readonly rows: readonly RowsChoice[]; readonly warning: string | null };

type Loaded = { readonly dataset: Dataset; readonly definitions: Definitions; readonly definitionsFile?: string | null };

/** The segment of a number in words. */
export function sliceText({ slice }: Reading, dataset: Dataset): string {
  const parts = [...slice].map(
    ([id, label]) => `${dimensionName(dataset, id)}: ${label === null ? 'unknown' : ownName(dataset, id, label)}`,
  );
  return parts.length === 0 ? 'everything asked' : parts.join(', ');
}

/** Stocks, and what reads months of its own, are as of the as-of date; the rest is of all time. */
const BY_AS_OF: ReadonlySet<string> = new Set(['pipeline', 'economics', 'retention']);

function undatedText({ metric }: Reading, dataset: Dataset): string {
  const { past, group } = metricOf(metric as MetricId);
  return past !== undefined || BY_AS_OF.has(group) ? asOfClause(dataset) : 'all time';
}

/** Where a number stands: its segment and its period. */
export function placeText(reading: Reading, dataset: Dataset): string {
  return `${sliceText(reading, dataset)} · ${reading.period === null ? undatedText(reading, dataset) : periodText(reading.period)}`;
}

const deltaText = ({ delta }: Reading): string => (delta === undefined ? '' : `, ICP less non-ICP (${delta})`);

/** The numbers of a card, each once, by metric; a number outside the catalogue is not among them. */
export function numberChoices(evidence: readonly Cited[], dataset: Dataset): readonly NumberChoice[] {
  const found = new Map<string, NumberChoice>();
  for (const { as, reading } of evidence) {
    if (!isMetricId(reading.metric)) continue;
    const id = JSON.stringify([reading.metric, [...reading.slice], reading.period, reading.delta ?? null]);
    const group = metricOf(reading.metric).label;
    const label = `${group}${deltaText(reading)}: ${placeText(reading, dataset)}${as === 'value' ? '' : ` (${as})`}`;
    if (!found.has(id)) found.set(id, { id, label, group, reading });
  }
  return [...found.values()];
}

function leftOutTexts({ leftOut }: Reading): readonly string[] {
  return leftOut.map(({ reason, count }) => `${counted(count, 'row')}: ${reason}`);
}

function detectableTexts(reading: Reading, least: number): readonly string[] {
  const text = detectableText(reading, least);
  return /\d/.test(text) ? [`smallest change that as many cases again would show: ${text}`] : [];
}

/** What a number is, what it rests on, and how sure it is. */
export function numberView(reading: Reading, loaded: Loaded): NumberView {
  const id = reading.metric as MetricId;
  const { label, says, caveat, better, formula } = metricOf(id);
  const { dataset, definitions } = loaded;
  const by = { supplied: dataset.supplied, assumptions: definitions.assumptions };
  const inForce = { definitions, currency: dataset.currency, from: loaded.definitionsFile ?? 'set by people' };
  const settings = settingsOf(id, by).map((setting) => settingText(setting, inForce));
  const facts: readonly Fact[] = [
    { label: 'Of', texts: [placeText(reading, dataset)] },
    { label: 'Formula', texts: [words(formulaInForce(formula, by))] },
    { label: 'n', texts: [decimal(reading.n)] },
    { label: 'How sure', texts: [methodText(reading), ...detectableTexts(reading, leastOf(definitions))] },
    { label: 'Rests on', texts: settings.map((setting) => `${setting.label}: ${setting.value} (${setting.source})`) },
    { label: 'Left out', texts: leftOutTexts(reading) },
    { label: 'Mind', texts: caveat === undefined ? [] : [caveat] },
    { label: 'Direction', texts: [BETTER_WORDS[better]] },
  ];
  return {
    label: `${label}${deltaText(reading)}`,
    metric: id,
    says,
    value: fullFigure(reading),
    missing: reading.missing === null ? null : `${raised(reasonText(reading.missing, reading.unmapped))}. ${adviceText(reading.missing)}`,
    facts: facts.filter(({ texts }) => texts.length > 0),
  };
}

const NO_PARTS = 'This number is a difference of two others: take each of them apart by itself.';
const NO_ROWS = 'No row of the loaded files falls into this slice.';
const DISAGREES =
  'Worked out by itself, this number comes out otherwise: the page reads it under a further condition. Its parts and rows are not shown, for they would be of another number.';

/** The parts of a number; without evidence, why there are none. */
export function partsView(evidence: Evidence | null, reading: Reading, { dataset, definitions }: Loaded): PartsView {
  if (evidence === null) return { lines: [], rows: [], warning: reading.delta === undefined ? NO_ROWS : NO_PARTS };
  if (!evidence.agrees) return { lines: [], rows: [], warning: DISAGREES };
  const lines = partLines(evidence.whole, { dataset, assumptions: definitions.assumptions });
  const seen = new Set<string>();
  const rows = lines
    .flatMap((line) => line.rows)
    .filter(({ counted: each }) => {
      const name = JSON.stringify(each);
      return seen.has(name) ? false : seen.add(name) !== undefined;
    });
  return { lines, rows, warning: null };
}
