import type { ShownRate } from '../../../views/plan-steps';
import { EvidenceButton } from '../../parts/evidence-opener';

/** A rate with what it rests on behind it; it opens its evidence where it has a reading. */
export function RateText({ rate }: { readonly rate: ShownRate }) {
  return (
    <>
      <EvidenceButton reading={rate.reading}>{rate.text}</EvidenceButton>
      {rate.rests === '' ? null : <span className="plan-rests"> ({rate.rests})</span>}
    </>
  );
}
