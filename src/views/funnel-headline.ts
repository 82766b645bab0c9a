import type { Curve, Curves, StuckDeals } from '../core/metrics';
import { funnelSentence, type Sentence } from '../wording';

const sideIn = (curves: Curves, label: string, least: number): Curve | null =>
  curves.slices.find((curve) => curve.label === label && curve.won >= least) ?? null;

/** The first sentence of the page: by when half of the winners are won on each side of the ICP, and how many deals are past nearly all. */
export function funnelHeadline(byIcp: Curves, stuck: StuckDeals, least: number): Sentence {
  const { whole } = byIcp;
  return funnelSentence(
    {
      inIcp: sideIn(byIcp, 'in', least),
      outside: sideIn(byIcp, 'out', least),
      whole: whole !== null && whole.won >= least ? whole : null,
    },
    stuck,
  );
}
