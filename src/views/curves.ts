import type { Curve, Curves } from '../core/metrics';
import { periodOf } from '../core/model';
import { curveSentence, decimal, periodText, raised, sidesClause, type Sentence } from '../wording';
import { cited, type Cited } from './cited';
import { atRiskOf, ICP, isDrawn, MOST_PICTURES, picturesOf, type CurveFrame } from './curve-pictures';
import { curvesTable } from './curves-table';
import { inOrder, memberName } from './name';
import type { AtRisk, StepPicture } from './step-picture';
import type { Table } from './table';
import { undatedText, untoldText } from './untold';

export type CurvesView = {
  readonly question: string;
  readonly sentence: Sentence;
  /** One picture for ICP and non-ICP together; a small one for each segment, with the total behind. */
  readonly pictures: readonly StepPicture[];
  readonly few: readonly string[];
  /** Deals still followed, under pictures of the sides of the ICP or of all; null where each picture is of one segment. */
  readonly atRisk: AtRisk | null;
  readonly table: Table;
  readonly foot: readonly string[];
  readonly evidence: readonly Cited[];
  /** Said in the place of everything where nothing can be told. */
  readonly instead: string | null;
};

/** A side of the ICP that has enough deals to be told. */
const sideOf = ({ slices }: Curves, label: string, least: number): Curve | undefined =>
  slices.find((curve) => curve.label === label && curve.n >= least);

const NOTHING = { pictures: [], few: [], atRisk: null, foot: [], evidence: [] };

/** How the share of deals won grows with their age, open deals included, and how long the winners took. */
export function curvesView(told: Curves, frame: CurveFrame): CurvesView {
  const { dataset, by, span, least } = frame;
  const curves = by === null ? told : { ...told, slices: inOrder(told.slices, by, dataset) };
  const { whole, slices, missing } = curves;
  const question = 'How many are won, by what age?';
  const period = span === null ? null : periodOf(span, dataset.calendar);
  const table = curvesTable(curves, frame);
  if (missing !== null || whole === null)
    return { ...NOTHING, question, sentence: [], table, instead: untoldText(missing ?? 'no_created', dataset) };
  const few = by === null ? [] : slices.filter(({ n }) => !isDrawn(n, least));
  const left = slices.length - few.length - MOST_PICTURES;
  return {
    question,
    sentence: [
      ...curveSentence(whole, least),
      ...(by === ICP ? sidesClause(sideOf(curves, 'in', least), sideOf(curves, 'out', least)) : []),
    ],
    pictures: picturesOf(curves, frame),
    atRisk: atRiskOf(curves, frame),
    few: few.map((curve) => `${by === null ? '' : memberName(dataset, by, curve.label)} ${decimal(curve.won)} of ${decimal(curve.n)}`),
    table,
    foot: [
      `${raised(periodText(period))}, by date of creation`,
      'days since creation; deals still open count for as long as they have been, lost ones and those without decision compete',
      'band: 95% interval; dotted where fewer than ten deals are left',
      ...undatedText(curves),
      ...(by !== null && by !== ICP && left > 0 ? [`${decimal(left)} more in the table`] : []),
    ],
    evidence: cited([whole, ...slices].flatMap(({ horizons }) => horizons)),
    instead: null,
  };
}
