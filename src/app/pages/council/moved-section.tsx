import { useMemo } from 'react';
import type { DriftFindings } from '../../../core/drift-findings';
import { writeQuestion } from '../../../core/question';
import { councilFindings } from '../../../views/council-findings';
import { SentenceText } from '../../parts/sentence-text';
import type { Loaded } from '../../session';
import { useQuestion } from '../../use-question';
import { FindingCard } from './finding-card';

type Props = { readonly found: DriftFindings; readonly loaded: Loaded };

/** What drifted, the largest amount first; where nothing did, of how many comparisons. */
export function Moved({ found, loaded }: Props) {
  const { question } = useQuestion();
  const { dataset, definitions } = loaded;
  const view = useMemo(() => councilFindings({ found, dataset, definitions }), [found, dataset, definitions]);
  const drift = writeQuestion({ ...question, page: 'drift' });
  return (
    <>
      <SentenceText sentence={view.sentence} className="card-sentence" />
      {view.cards.length === 0 ? null : (
        <div className="findings">
          {view.cards.map((finding) => (
            <FindingCard key={finding.id} finding={finding} drift={drift} />
          ))}
        </div>
      )}
      {view.all === view.cards.length ? null : (
        <p>
          <a href={drift}>All {view.all} on the Drift page</a>
        </p>
      )}
      {view.order === null ? null : <p className="quiet finding-foot">{view.order}</p>}
    </>
  );
}
