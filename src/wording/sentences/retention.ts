import { metricOf, type MetricId } from '../../core/metrics';
import type { Cohort } from '../../core/metrics/retention-cohorts';
import type { Missing, Reading } from '../../core/model';
import { cardFigure, cardInterval, cardLimits, restsOn, shareText } from '../figure';
import { counted, decimal } from '../number';
import { reasonText, remedyText } from '../reason';
import { figure, words, type Sentence } from '../sentence';

const brackets = (reading: Reading): string =>
  [restsOn(reading), cardInterval(reading)].filter((each) => each !== null && each !== '').join('; ');

const told = (reading: Reading): Sentence => [figure(cardFigure(reading)), words(` (${brackets(reading)})`)];

/** What would supply customers to follow: a given churn stands in for them in LTV, and follows nobody. */
export const retentionRemedy = (missing: Missing): string | null =>
  missing === 'no_base' ? 'Add a customer or subscription file.' : remedyText(missing);

/** What stayed of revenue and customers over twelve months, or why nobody can say. */
export function retentionSentence(parts: {
  readonly nrr: Reading | null;
  readonly grr: Reading | null;
  readonly logoChurn: Reading | null;
}): Sentence {
  const { nrr, grr, logoChurn } = parts;
  if (nrr === null || grr === null || logoChurn === null) return [words('There are no customers to be told from.')];
  if (nrr.missing !== null) {
    const { label } = metricOf(nrr.metric as MetricId);
    return [
      words(
        [`${label} cannot be stated: ${reasonText(nrr.missing)}.`, retentionRemedy(nrr.missing)].filter((part) => part !== null).join(' '),
      ),
    ];
  }
  const gross: Sentence = grr.missing === null ? [words(', '), ...told(grr), words(' without growth')] : [];
  const churn: Sentence = logoChurn.missing === null ? [words('; '), ...told(logoChurn), words(' of the customers were lost')] : [];
  return [words('Twelve months on, '), ...told(nrr), words(' of the starting revenue was there'), ...gross, ...churn, words('.')];
}

/** How much of all cohorts is left a year after the start, or at the last age that was reached. */
export function cohortSentence(whole: Cohort, followed: 'revenue' | 'customers'): Sentence {
  const cell = whole.cells.find(({ quarters }) => quarters === 4) ?? whole.cells.at(-1);
  if (cell === undefined) return [];
  const reading = cell[followed];
  if (reading.missing !== null || cell.quarters === 0) return [];
  const noun = followed === 'revenue' ? 'recurring revenue' : 'customers';
  const after = cell.quarters === 4 ? 'A year' : counted(cell.quarters, 'quarter');
  return [
    words(`${after} after the start `),
    figure(shareText(reading.value, reading.n)),
    words(` of the ${noun} is still there, over ${counted(reading.n, 'customer')} of the cohorts that are old enough.`),
  ];
}

/** The share of customers that is still there after a year, with its limits. */
export function staySentence(
  { share, low, high }: { readonly share: number; readonly low: number | null; readonly high: number | null },
  { n, left }: { readonly n: number; readonly left: number },
): Sentence {
  const limits = low === null || high === null ? '' : `; ${cardLimits(low, high, { unit: 'share', currency: null })}`;
  return [
    words('After twelve months '),
    figure(shareText(share, n)),
    words(` of customers are still there (${counted(left, 'customer')} of ${decimal(n)} ever left${limits}).`),
  ];
}
