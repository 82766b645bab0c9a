import type { Judged } from '../core/analysis';
import { metricOf } from '../core/metrics';
import type { Reading } from '../core/model';
import { aimText, decimal, fullFigure, raised, shareBeside } from '../wording';
import { axisFor } from './axis';
import type { RankedDots } from './ranked-dots';
import { countedOf, HEADLINES } from './scorecard-facts';

type Row = RankedDots['dots'][number];

type Given = {
  /** The share as its card says it, and the limits of the verdict; null while it is not judged. */
  readonly text: string;
  readonly limits: string | null;
  readonly amount: Reading | null;
};

const row = (given: Pick<Row, 'name' | 'text'> & Partial<Row>): Row => ({
  value: null,
  low: null,
  high: null,
  isGrey: false,
  ...given,
});

/** What is judged, between the limits of its verdict. */
function judgedRow({ finding, target }: Judged, { text, limits }: Given): Row {
  const { metric } = target;
  const name = metricOf(metric).unknown === undefined ? metricOf(metric).label : `${raised(countedOf(metric))}s`;
  const { now, low, high } = finding;
  const said = limits === null ? text : `${text}, limits ${limits}`;
  return row({ name, value: now.value, low, high, text: said, rests: `n=${decimal(now.n)}`, reading: now });
}

/** Where the share lies if what cannot be scored is all on one side or on the other; none where everything can be. */
function unknownRow({ counts, target }: Judged): readonly Row[] {
  if (counts === null || counts.unknown === 0 || counts.all === 0) return [];
  const [low, high] = [counts.inIcp / counts.all, (counts.inIcp + counts.unknown) / counts.all];
  const [least, most] = [low, high].map((end) => shareBeside(end, counts.all, target.value));
  return [
    row({
      name: 'Unknown out or in',
      low,
      high,
      text: `between ${least} and ${most}`,
      rests: `n=${decimal(counts.unknown)}`,
      isGrey: true,
      isUnknown: true,
    }),
  ];
}

function amountRow(judged: Judged, { amount }: Given): readonly Row[] {
  if (amount === null || amount.missing !== null) return [];
  const name = HEADLINES.get(judged.target.metric)?.amountName ?? 'amount';
  return [row({ name: `By ${name}`, value: amount.value, text: fullFigure(amount), rests: `n=${decimal(amount.n)}`, reading: amount })];
}

/**
 * A target as a picture: what is judged with the limits of its verdict, where it lies with what cannot be scored, its share of
 * the amount, and the target across all of them. Null where nothing is judged: a share on few deals has no picture.
 */
export function targetStrip(judged: Judged, given: Given): RankedDots | null {
  const { finding, target } = judged;
  if (given.limits === null || finding.now.missing !== null) return null;
  const dots = [judgedRow(judged, given), ...unknownRow(judged), ...amountRow(judged, given)];
  const { unit, currency } = finding.now;
  return {
    dots,
    reference: { value: target.value, text: `Target ${aimText(target.value, finding.now)}` },
    axis: axisFor([...dots.flatMap(({ value, low, high }) => [value, low, high]), target.value], { unit, currency }),
  };
}
