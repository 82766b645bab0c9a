import { creationCohortsOption } from '../../../charts/creation-cohorts';
import type { CohortPicture, CohortsView } from '../../../views/creation-cohorts';
import { plain } from '../../../wording';
import { Card } from '../../parts/card';
import { useDecisionLeads } from '../../parts/decision-leads';
import { Drawing } from '../../parts/drawing';
import { pointMarks } from '../../../views/mark';
import { PinList } from '../../parts/pin-list';

const HEIGHT = 260;
const WITH_PINS = 310;
const KEYS = [
  { id: 'icp', text: 'Won within 180 days' },
  { id: 'projected', text: 'Projected' },
  { id: 'unknown', text: 'Won of won and lost so far' },
] as const;

function Picture({ picture, spoken }: { readonly picture: CohortPicture; readonly spoken: string }) {
  const { fixed, projected, naive } = picture;
  const leads = useDecisionLeads(picture);
  return (
    <>
      <Drawing
        view={picture}
        draw={creationCohortsOption}
        label={spoken}
        height={(picture.pins ?? []).length === 0 ? HEIGHT : WITH_PINS}
        marks={[fixed, projected, naive].flatMap(pointMarks)}
        leads={leads}
      />
      <ul className="curve-keys">
        {KEYS.map(({ id, text }) => (
          <li key={id}>
            <span className={`line-key line-key-${id}`} aria-hidden="true" />
            {text}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Win rates by quarter of creation: so far, at a fixed age, and projected. */
export function CohortsCard({ view }: { readonly view: CohortsView }) {
  return (
    <Card
      name="win-rate-by-creation"
      question={view.question}
      level={2}
      sentence={view.sentence}
      table={view.table}
      foot={view.foot}
      metrics={['winRateCohort180', 'winRateProjected', 'winRate']}
      evidence={view.evidence}
    >
      {view.picture === null ? (
        <p className="quiet">No quarter has enough deals to be drawn. The table has their counts.</p>
      ) : (
        <>
          <Picture picture={view.picture} spoken={plain(view.sentence)} />
          <PinList pins={view.pins} />
        </>
      )}
    </Card>
  );
}
