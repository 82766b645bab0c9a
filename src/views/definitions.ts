import {
  formulaInForce,
  LTV_VARIANTS,
  METRIC_GROUPS,
  METRIC_IDS,
  metricOf,
  operationsOf,
  reasonsOf,
  settingsOf,
  unitOf,
  words,
  type MetricGroup,
  type MetricId,
} from '../core/metrics';
import type { Missing, Supply } from '../core/model';
import {
  adviceText,
  BETTER_WORDS,
  GRAIN_WORDS,
  GROUP_WORDS,
  INTERVAL_WORDS,
  raised,
  reasonText,
  UNIT_WORDS,
  VARIANT_WORDS,
} from '../wording';
import { settingLabel, settingText, type SettingsInForce, type SettingText } from './definitions-settings';

/** A way in which a metric may have no value: the code, what it says, and what a person can do. */
export type ReasonLine = { readonly code: Missing; readonly says: string; readonly advice: string };

/** Everything that is to be said of a metric, from the catalogue alone. */
export type MetricSheet = {
  readonly id: MetricId;
  readonly label: string;
  readonly group: MetricGroup;
  readonly says: string;
  readonly caveat: string | null;
  /** Marked wherever it is shown: an estimate of what is not over yet. */
  readonly isProjected: boolean;
  readonly formula: string;
  /** How the same number of a past period is rebuilt; `none`: one export does not know its past. */
  readonly past: string | null;
  readonly n: string;
  readonly unit: string;
  readonly grain: string;
  readonly better: string;
  readonly interval: string;
  readonly reasons: readonly ReasonLine[];
  readonly leftOut: readonly string[];
  /** What it rests on, by name. */
  readonly rests: readonly string[];
};

/** A metric with what is in force for it where something is loaded. */
export type MetricInForce = {
  readonly sheet: MetricSheet;
  readonly formula: string;
  /** What it would be under other variants or other files. */
  readonly otherForms: readonly MetricForm[];
  readonly rests: readonly SettingText[];
};
export type MetricForm = { readonly label: string; readonly formula: string };
export type MetricSection = { readonly group: MetricGroup; readonly title: string; readonly metrics: readonly MetricInForce[] };

const NO_PAST = 'none: one export does not know what stood at an earlier date';

function grainOf(id: MetricId): string {
  const unit = unitOf(metricOf(id).n);
  return 'opportunity' in unit ? GRAIN_WORDS.deal : GRAIN_WORDS.account;
}

function pastOf(id: MetricId): string | null {
  const { past } = metricOf(id);
  if (past === undefined) return null;
  return past === null ? NO_PAST : words(past);
}

/** The sheet of a metric: what the page and the documentation say alike. */
export function metricSheet(id: MetricId): MetricSheet {
  const metric = metricOf(id);
  return {
    id,
    label: metric.label,
    group: metric.group,
    says: metric.says,
    caveat: metric.caveat ?? null,
    isProjected: metric.isProjected === true,
    formula: words(metric.formula),
    past: pastOf(id),
    n: words(metric.n),
    unit: UNIT_WORDS[metric.unit],
    grain: grainOf(id),
    better: BETTER_WORDS[metric.better],
    interval: INTERVAL_WORDS[metric.interval],
    reasons: reasonsOf(id).map((code) => ({ code, says: reasonText(code), advice: adviceText(code) })),
    leftOut: (metric.leftOut ?? []).map(({ reason }) => reason),
    rests: settingsOf(id, null).map(settingLabel),
  };
}

type InForce = SettingsInForce & { readonly supplied: ReadonlySet<Supply> };

const FROM_CHURN = ', from a given yearly churn';

/** The forms of a metric that has several, each by what selects it; those that read alike once. */
function formsOf(id: MetricId, { definitions, supplied }: InForce): readonly MetricForm[] {
  const { formula } = metricOf(id);
  const ops = operationsOf(formula);
  if (!ops.has('firstSupplied')) return [];
  const { assumptions } = definitions;
  const variants = ops.has('byVariant') ? LTV_VARIANTS : [assumptions.ltvVariant];
  const churning = { ...assumptions, numbers: new Map([['yearlyChurn', 0] as const, ...assumptions.numbers]) };
  const [base, without] = [new Set<Supply>([...supplied, 'base']), new Set([...supplied].filter((supply) => supply !== 'base'))];
  const form = (label: string, by: Parameters<typeof formulaInForce>[1]): MetricForm => ({
    label,
    formula: words(formulaInForce(formula, by)),
  });
  const forms = variants.flatMap((ltvVariant) => [
    form(VARIANT_WORDS[ltvVariant], { supplied: base, assumptions: { ...assumptions, ltvVariant } }),
    form(`${VARIANT_WORDS[ltvVariant]}${FROM_CHURN}`, { supplied: without, assumptions: { ...churning, ltvVariant } }),
  ]);
  return forms.filter((each, at) => forms.findIndex((other) => other.formula === each.formula) === at);
}

/** A metric with the form, the values and the sources that are in force. */
export function metricInForce(id: MetricId, inForce: InForce): MetricInForce {
  const by = { supplied: inForce.supplied, assumptions: inForce.definitions.assumptions };
  const formula = words(formulaInForce(metricOf(id).formula, by));
  return {
    sheet: metricSheet(id),
    formula,
    otherForms: formsOf(id, inForce).filter((form) => form.formula !== formula),
    rests: settingsOf(id, by).map((setting) => settingText(setting, inForce)),
  };
}

/** The whole catalogue in its groups, in the order of both. */
export function catalogue(inForce: InForce): readonly MetricSection[] {
  const metrics = METRIC_IDS.map((id) => metricInForce(id, inForce));
  return METRIC_GROUPS.map((group) => ({
    group,
    title: GROUP_WORDS[group],
    metrics: metrics.filter(({ sheet }) => sheet.group === group),
  }));
}

const textsOf = ({ sheet, formula, rests }: MetricInForce): string =>
  [
    sheet.id,
    sheet.label,
    sheet.says,
    sheet.caveat ?? '',
    formula,
    ...sheet.reasons.map(({ says }) => says),
    ...rests.map(({ label }) => label),
  ]
    .join(' ')
    .toLowerCase();

/** The metrics in which each word of a search occurs; all of them for no word. Groups without any are left out. */
export function searched(sections: readonly MetricSection[], text: string): readonly MetricSection[] {
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean);
  return sections
    .map((section) => ({ ...section, metrics: section.metrics.filter((metric) => wanted.every((word) => textsOf(metric).includes(word))) }))
    .filter(({ metrics }) => metrics.length > 0);
}

/** A reason and what to do about it, as sentences. */
export const reasonSentence = ({ says, advice }: ReasonLine): string => `${raised(says)}. ${advice}`;
