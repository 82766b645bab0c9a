import { metricOf, type MetricId } from '../core/metrics';
import type { Reading } from '../core/model';
import { fullFigure, methodText, retentionSentence, type Sentence } from '../wording';
import { leastOf, readingOf, type Answered } from './answered';
import { cited } from './cited';
import { insteadOf, type SplitCard } from './economics-returns';
import { drawnRows, orderTexts, placesOf, undrawn, type Place } from './economics-rows';
import { RETENTION_METRICS } from './economics-readings';
import { splitDots, type SplitRow } from './split-dots';
import { splitTable, type Part } from './split-table';

const PARTS: readonly Part[] = [
  { metric: 'nrr', shows: 'full' },
  { metric: 'grr', shows: 'value' },
  { metric: 'nrrRenewal', shows: 'full' },
  { metric: 'grrRenewal', shows: 'value' },
  { metric: 'logoChurn', shows: 'full' },
  { metric: 'expansionRate', shows: 'value' },
  { metric: 'nrr', shows: 'state' },
];

/** NRR of every row with its GRR under it, both by name. */
function rowsOf(places: readonly Place[], least: number): readonly SplitRow[] {
  const grr = drawnRows(places, 'grr', least, true);
  return drawnRows(places, 'nrr', least).flatMap((row) => {
    const beside = grr
      .filter(({ name }) => name === row.name)
      .map((other) => ({
        ...other,
        name: 'GRR',
        kind: row.kind === 'grey' ? ('grey' as const) : other.kind,
      }));
    return [{ ...row, name: `${row.name}, NRR` }, ...beside];
  });
}

const readingsIn = (analysis: Answered['analysis'], metrics: ReadonlySet<string>): readonly Reading[] =>
  [...analysis.now, ...analysis.byIcp, ...analysis.segments].filter(({ metric }) => metrics.has(metric));

/** What stays of customers and their revenue over twelve months, by the split; the line is at 100 %. */
export function retentionCard(answered: Answered): SplitCard & { readonly sentence: Sentence } {
  const { analysis, definitions } = answered;
  const least = leastOf(definitions);
  const places = placesOf(answered, 'nrr');
  const total = (metric: MetricId): Reading | null => readingOf(analysis.now, metric);
  const [nrr, grr] = [total('nrr'), total('grr')];
  const rows = rowsOf(places, least);
  const line = { value: 1, text: '100%', isChosen: true };
  return {
    sentence: retentionSentence({ nrr, grr, logoChurn: total('logoChurn') }),
    dots: rows.length === 0 ? null : splitDots(rows, [line], { unit: 'share', currency: null, isLog: false }),
    // Why NRR cannot be stated is what the sentence says.
    instead: nrr === null || nrr.missing !== null ? [] : insteadOf(analysis, 'nrr'),
    spoken: `NRR and GRR: ${rows.map(({ name, text }) => `${name} ${text}`).join('; ')}.`,
    table: splitTable(answered, places, { caption: 'What stays of customers and their revenue', parts: PARTS }),
    undrawn: nrr === null || nrr.missing !== null ? [] : undrawn(places, 'nrr', least),
    foot: [
      'customers at the start of twelve months, read twelve months later; new customers are left out',
      ...(nrr === null || nrr.missing !== null ? [] : [methodText(nrr)]),
      ...[nrr, grr].flatMap((reading) =>
        reading === null || reading.missing !== null
          ? []
          : [`${metricOf(reading.metric as MetricId).label} of all: ${fullFigure(reading)}`],
      ),
      ...(rows.length === 0 ? [] : orderTexts(answered)),
    ],
    evidence: cited(readingsIn(analysis, new Set(RETENTION_METRICS))),
  };
}
