import { useMemo } from 'react';
import { rankedDotsOption, rankedHeight } from '../../../../charts/ranked-dots';
import { worthProof } from '../../../../core/icp';
import { labelOf } from '../../../../views/icp-proof-words';
import { worthView } from '../../../../views/icp-proof-worth';
import { Card } from '../../../parts/card';
import { Drawing } from '../../../parts/drawing';
import type { Proven } from './proven';
import { rowMarks } from '../../../../views/mark';

/** The score against what accounts are worth. */
export function WorthCard({ world: { scored, results } }: { readonly world: Proven }) {
  const view = useMemo(() => worthView(worthProof(scored, results)), [scored, results]);
  return (
    <Card
      name="icp-proof-worth"
      question="Does fit mean value?"
      level={2}
      sentence={view.sentence}
      table={view.table}
      foot={view.foot}
      metrics={['acv', 'ltv', 'nrr']}
      evidence={[]}
    >
      {view.picture === null ? null : (
        <Drawing
          view={view.picture}
          draw={rankedDotsOption}
          label={labelOf(view)}
          height={rankedHeight(view.picture)}
          marks={rowMarks(view.picture.dots)}
        />
      )}
      {view.untold.length === 0 ? null : (
        <ul className="proof-reasons">
          {view.untold.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      )}
    </Card>
  );
}
