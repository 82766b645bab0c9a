import type { Figure } from '../../views/figure';
import { EvidenceButton } from './evidence-opener';

/** A number with what it rests on; where it does not exist, the reason stands in its place. */
export function FigureText({ figure }: { readonly figure: Figure }) {
  const aside = [figure.interval, figure.rests].filter((each) => each !== null && each !== '').join(' · ');
  return (
    <span className={`figure figure-${figure.level}`}>
      <span className="figure-value">
        <EvidenceButton reading={figure.reading}>{figure.text}</EvidenceButton>
      </span>
      {aside === '' ? null : <span className="figure-aside">{aside}</span>}
    </span>
  );
}
