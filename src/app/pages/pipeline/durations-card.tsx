import { useMemo } from 'react';
import { splitDotsOption, splitHeight } from '../../../charts/split-dots';
import { ICP } from '../../../core/icp';
import { resolveFilters, spanOf, type Question } from '../../../core/question';
import { leastOf } from '../../../views/answered';
import { durationsView } from '../../../views/durations';
import { segmentOf } from '../../../views/segment-choice';
import { Card } from '../../parts/card';
import { Drawing } from '../../parts/drawing';
import { useOfferedStudies } from '../../parts/evidence-studies';
import type { Loaded } from '../../session';
import { StudyBody } from './study-body';
import { useCurves } from './use-curves';
import { rowMarks } from '../../../views/mark';

type Props = { readonly question: Question; readonly loaded: Loaded };

const QUESTION = 'How long does it take?';

/** The median and the middle half of the days to a win, on each side of the ICP and by segment. */
export function DurationsCard({ question, loaded }: Props) {
  const { dataset, definitions } = loaded;
  const segment = segmentOf(question, dataset);
  const hasIcp = dataset.dimensions.some(({ id }) => id === ICP);
  const sides = useCurves(question, loaded, hasIcp ? ICP : null);
  const segments = useCurves(question, loaded, segment);
  const view = useMemo(() => {
    if (sides.told === undefined || segments.told === undefined) return null;
    const span = spanOf(question.period, dataset);
    const where = resolveFilters(question.where, dataset.dimensions).conditions;
    const frame = { dataset, segment, span, where, assumptions: definitions.assumptions, least: leastOf(definitions) };
    return durationsView({ byIcp: sides.told, bySegment: segments.told }, frame);
  }, [sides.told, segments.told, dataset, definitions, segment, question.period, question.where]);
  const failed = sides.failure === null ? segments : sides;
  const shown = view?.instead === null ? view : null;
  useOfferedStudies(QUESTION, shown?.table ?? null);
  return (
    <Card
      name="durations"
      question={QUESTION}
      level={2}
      sentence={shown === null || shown.sentence.length === 0 ? null : shown.sentence}
      table={shown?.table ?? null}
      foot={shown?.foot ?? []}
      metrics={['salesCycle']}
      evidence={[]}
    >
      <StudyBody study={failed} view={view} working="The days to a win are being worked out">
        {({ dots, spoken, few }) => (
          <>
            {dots === null ? null : (
              <Drawing view={dots} draw={splitDotsOption} label={spoken} height={splitHeight(dots)} marks={rowMarks(dots.rows)} />
            )}
            {few.length === 0 ? null : <p className="quiet">Too few wins to draw: {few.join('; ')}.</p>}
          </>
        )}
      </StudyBody>
    </Card>
  );
}
