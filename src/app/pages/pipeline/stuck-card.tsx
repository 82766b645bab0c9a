import { useMemo } from 'react';
import { stuckHeight, stuckMarks, stuckOption } from '../../../charts/stuck-dots';
import type { StuckDeals } from '../../../core/metrics';
import { stuckCard } from '../../../views/stuck-deals';
import { Card } from '../../parts/card';
import { Drawing } from '../../parts/drawing';
import type { Loaded } from '../../session';
import type { Study } from '../segments/use-study';
import { SideKeys } from './side-keys';
import { StudyBody } from './study-body';

/** Open deals by stage and age, with the line that 95 in 100 wins were within. */
export function StuckCard({ study, loaded }: { readonly study: Study<StuckDeals>; readonly loaded: Loaded }) {
  const view = useMemo(() => (study.told === null ? null : stuckCard(study.told, loaded)), [study.told, loaded]);
  const shown = view?.instead === null ? view : null;
  return (
    <Card
      name="stuck"
      question="What is stuck?"
      level={2}
      sentence={shown?.sentence ?? null}
      table={shown?.table ?? null}
      foot={shown?.foot ?? []}
      metrics={['openCount', 'salesCycle']}
      evidence={shown?.evidence ?? []}
    >
      <StudyBody study={study} view={view} working="Open deals are being counted by age">
        {({ picture, spoken }) =>
          picture === null ? null : (
            <>
              <Drawing view={picture} draw={stuckOption} label={spoken} height={stuckHeight(picture)} marks={stuckMarks(picture)} />
              <SideKeys sides={picture.rows.flatMap(({ dots }) => dots.map(({ side }) => side))} isDots />
            </>
          )
        }
      </StudyBody>
    </Card>
  );
}
