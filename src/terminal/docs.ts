import {
  ASSUMPTIONS,
  assumptionsIn,
  givenValue,
  METRIC_IDS,
  metricOf,
  NO_ASSUMPTIONS,
  words,
  type Assumptions,
  type MetricId,
} from '../core/metrics';

/** How a metric is defined, as the report prints it. */
export type Definition = {
  readonly metric: MetricId | 'slippage';
  readonly label: string;
  readonly formula: string;
  readonly unit: string;
  readonly interval: string;
  readonly says: string;
  readonly assumptions: Readonly<Record<string, number | null>>;
};

const INTERVALS = {
  wilson: 'Wilson score',
  ranks: 'order statistics',
  poisson: 'exact Poisson limits on the logos',
  accounts: 'percentile bootstrap over accounts',
  none: 'none: a fact of the data',
} as const;

function definitionOf(metric: MetricId, assumptions: Assumptions): Definition {
  const { label, formula, unit, interval, says } = metricOf(metric);
  const rests = assumptionsIn(formula).map((id) => [id, givenValue(assumptions, id)]);
  return { metric, label, formula: words(formula), unit, interval: INTERVALS[interval], says, assumptions: Object.fromEntries(rests) };
}

/** What several exports tell and the catalogue, which reads one, does not hold. */
const SLIPPAGE: Definition = {
  metric: 'slippage',
  label: 'Slippage',
  formula: 'deals whose close date left the quarter / deals open and expected in it as of the export before',
  unit: 'share',
  interval: INTERVALS.wilson,
  says: 'Of the deals that were expected in a quarter, how many left it. The quarter is the one under way as of the export before, or the next where that begins within a fortnight; deals that are gone from the later export are counted apart.',
  assumptions: {},
};

/** Every metric's definition with the assumptions in force. */
export const definitionsOf = (assumptions: Assumptions): readonly Definition[] => [
  ...METRIC_IDS.map((metric) => definitionOf(metric, assumptions)),
  SLIPPAGE,
];

function metricSection(metric: MetricId): string {
  const { formula, n, unit, better, caveat, gaps } = metricOf(metric);
  const definition = definitionOf(metric, NO_ASSUMPTIONS);
  const rests = assumptionsIn(formula).map((id) => ASSUMPTIONS[id].label);
  const rows = [
    ['Name', `\`${metric}\``],
    ['Formula', words(formula)],
    ['n', words(n)],
    ['Unit', unit],
    ['Better', better],
    ['Interval', definition.interval],
    ...(rests.length === 0 ? [] : [['Rests on', rests.join(', ')]]),
    ...(gaps.length === 0 ? [] : [['Reasons it may lack', [...new Set(gaps.map((gap) => `\`${gap.reason}\``))].join(', ')]]),
  ];
  return `## ${definition.label}\n\n${definition.says}${caveat === undefined ? '' : ` ${caveat}`}\n\n| | |\n|---|---|\n${rows.map(([name, text]) => `| ${name} | ${text} |`).join('\n')}\n`;
}

/** docs/metrics.md as the catalogue makes it. */
export function metricsPage(): string {
  const assumptions = Object.values(ASSUMPTIONS).map(
    ({ label, says, usual }) => `| ${label} | ${usual ?? 'none: must be given'} | ${says} |`,
  );
  return `# Metrics\n\nGenerated from the catalogue by \`npm run docs\`; do not edit.\n\n${METRIC_IDS.map(metricSection).join('\n')}\n## Assumptions\n\n| Assumption | Default | Meaning |\n|---|---|---|\n${assumptions.join('\n')}\n`;
}

/** The `docs` command: prints the page, for a file or a comparison. */
export function printMetrics(): number {
  process.stdout.write(metricsPage());
  return 0;
}
