import { insideHeight, insideOption } from '../../../charts/icp-inside';
import type { MetricId } from '../../../core/metrics';
import type { IcpInside } from '../../../views/icp-inside';
import { plain } from '../../../wording';
import { Card } from '../../parts/card';
import { Drawing } from '../../parts/drawing';
import { rowMarks } from '../../../views/mark';

/** ICP minus non-ICP inside each segment: whether the ICP is better, or only stands where segments are. */
export function InsideCard({ inside, metric }: { readonly inside: IcpInside; readonly metric: MetricId }) {
  const { picture, few } = inside;
  return (
    <Card
      name="icp-inside-segments"
      question={inside.question}
      level={2}
      sentence={inside.sentence}
      table={inside.table}
      foot={inside.foot}
      metrics={[metric]}
      evidence={inside.evidence}
    >
      {picture.rows.length === 0 ? null : (
        <Drawing
          view={picture}
          draw={insideOption}
          label={plain(inside.sentence)}
          height={insideHeight(picture)}
          marks={rowMarks(picture.rows)}
        />
      )}
      {few.length === 0 ? null : <p className="quiet">Too few to compare: {few.join('; ')}.</p>}
    </Card>
  );
}
