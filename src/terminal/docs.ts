import {
  ASSUMPTIONS,
  formulaInForce,
  givenValue,
  METRIC_GROUPS,
  METRIC_IDS,
  metricOf,
  settingsOf,
  words,
  type MetricId,
  type NumberGiven,
  type SettingId,
} from '../core/metrics';
import type { Supply, UnitWord } from '../core/model';
import type { Definitions } from '../core/workspace';
import { metricSheet, type MetricSheet } from '../views/definitions';
import { GROUP_WORDS, INTERVAL_WORDS } from '../wording';

/** How a metric is defined, as the report prints it: the form in force, and what it rests on with the values in force. */
export type Definition = {
  readonly metric: MetricId | 'slippage';
  readonly label: string;
  readonly formula: string;
  readonly unit: UnitWord;
  /** The form of a metric that has several; null for those that have one. */
  readonly variant: string | null;
  readonly interval: string;
  readonly says: string;
  readonly caveat: string | null;
  readonly assumptions: Readonly<Partial<Record<SettingId, number | string | null>>>;
};

const isNumber = (id: SettingId): id is NumberGiven => id in ASSUMPTIONS;

function valueInForce(id: SettingId, { assumptions, amountMeans }: Definitions): number | string | null {
  if (isNumber(id)) return givenValue(assumptions, id);
  return id === 'amountMeans' ? amountMeans : assumptions[id];
}

function definitionOf(metric: MetricId, definitions: Definitions, supplied: ReadonlySet<Supply>): Definition {
  const { label, formula, unit, interval, says, caveat } = metricOf(metric);
  const by = { supplied, assumptions: definitions.assumptions };
  const rests = settingsOf(metric, by);
  return {
    metric,
    label,
    formula: words(formulaInForce(formula, by)),
    unit,
    variant: rests.includes('ltvVariant') ? definitions.assumptions.ltvVariant : null,
    interval: INTERVAL_WORDS[interval],
    says,
    caveat: caveat ?? null,
    assumptions: Object.fromEntries(rests.map((id) => [id, valueInForce(id, definitions)])),
  };
}

/** What several exports tell and the catalogue, which reads one, does not hold. */
const SLIPPAGE: Definition = {
  metric: 'slippage',
  label: 'Slippage',
  formula: 'deals whose close date left the quarter / deals open and expected in it as of the export before',
  unit: 'share',
  variant: null,
  interval: INTERVAL_WORDS.wilson,
  says: 'Of the deals that were expected in a quarter, how many left it. The quarter is the one under way as of the export before, or the next where that begins within a fortnight; deals that are gone from the later export are counted apart.',
  caveat: null,
  assumptions: {},
};

/** Every metric's definition with the assumptions in force, in the form that the inputs at hand select. */
export const definitionsOf = (definitions: Definitions, supplied: ReadonlySet<Supply>): readonly Definition[] => [
  ...METRIC_IDS.map((metric) => definitionOf(metric, definitions, supplied)),
  SLIPPAGE,
];

const tableOf = (rows: readonly (readonly [string, string | null])[]): string =>
  `| | |\n|---|---|\n${rows.flatMap(([name, text]) => (text === null ? [] : [`| ${name} | ${text} |`])).join('\n')}`;
const listed = (parts: readonly string[]): string | null => (parts.length === 0 ? null : parts.join(', '));

function metricSection(sheet: MetricSheet): string {
  const { step } = metricOf(sheet.id);
  const reasons = sheet.reasons.map(({ code, says }) => `| \`${code}\` | ${says} |`);
  return [
    `### ${sheet.label}`,
    `${sheet.says}${sheet.caveat === null ? '' : ` ${sheet.caveat}`}`,
    tableOf([
      ['Name', `\`${sheet.id}\`${step === undefined ? '' : `; in the report \`${step.of}\`, step \`${step.name}\``}`],
      ['Formula', sheet.formula],
      ['In a past period', sheet.past],
      ['n', sheet.n],
      ['Unit', sheet.unit],
      ['Counts', sheet.grain],
      ['Direction', sheet.better],
      ['Interval', sheet.interval],
      ['Left out, and counted', listed(sheet.leftOut)],
      ['Rests on', listed(sheet.rests)],
    ]),
    ...(reasons.length === 0 ? [] : [`| Instead of a value | because |\n|---|---|\n${reasons.join('\n')}`]),
  ].join('\n\n');
}

/** docs/metrics.md as the catalogue makes it. */
export function metricsPage(): string {
  const sheets = METRIC_IDS.map(metricSheet);
  const groups = METRIC_GROUPS.map((group) =>
    [`## ${GROUP_WORDS[group]}`, ...sheets.filter((sheet) => sheet.group === group).map(metricSection)].join('\n\n'),
  );
  const assumptions = Object.values(ASSUMPTIONS).map(
    ({ label, says, usual }) => `| ${label} | ${usual ?? 'none: must be given'} | ${says} |`,
  );
  return `${[
    '# Metrics',
    'Generated from the catalogue by `npm run docs`; do not edit.',
    ...groups,
    '## Assumptions',
    `| Assumption | Default | Meaning |\n|---|---|---|\n${assumptions.join('\n')}`,
  ].join('\n\n')}\n`;
}

/** The `docs` command: prints the page, for a file or a comparison. */
export function printMetrics(): number {
  process.stdout.write(metricsPage());
  return 0;
}
