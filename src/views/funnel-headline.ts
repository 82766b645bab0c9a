import type { Curve, Curves, StuckDeals } from '../core/metrics';
import type { Dataset } from '../core/model';
import { funnelSentence, type Sentence } from '../wording';
import { BOTH_DATES, unmappedIn } from './untold';

const sideIn = (curves: Curves, label: string, least: number): Curve | null =>
  curves.slices.find((curve) => curve.label === label && curve.won >= least) ?? null;

type Frame = { readonly dataset: Pick<Dataset, 'supplied'>; readonly least: number };

/** The first sentence of the page: by when half of the winners are won on each side of the ICP, and how many deals are past nearly all. */
export function funnelHeadline(byIcp: Curves, stuck: StuckDeals, { dataset, least }: Frame): Sentence {
  const { whole, missing } = byIcp;
  return funnelSentence(
    {
      inIcp: sideIn(byIcp, 'in', least),
      outside: sideIn(byIcp, 'out', least),
      whole: whole !== null && whole.won >= least ? whole : null,
      missing,
    },
    stuck,
    unmappedIn(dataset, BOTH_DATES),
  );
}
