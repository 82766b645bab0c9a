import { useMemo } from 'react';
import { pairedBarsOption, pairedHeight, pairedMarks } from '../../../charts/paired-bars';
import { spanOf, type Question } from '../../../core/question';
import { reachCard } from '../../../views/stage-reach';
import { Card } from '../../parts/card';
import { Drawing } from '../../parts/drawing';
import type { Loaded } from '../../session';
import { SideKeys } from './side-keys';
import { StudyBody } from './study-body';
import { useReach } from './use-stages';

/** How far deals come, stage by stage, on each side of the ICP; without a history where the open ones stand. */
export function ReachCard({ question, loaded }: { readonly question: Question; readonly loaded: Loaded }) {
  const { dataset, definitions } = loaded;
  const study = useReach(question, loaded);
  const view = useMemo(
    () => (study.told === null ? null : reachCard(study.told, { dataset, definitions, span: spanOf(question.period, dataset) })),
    [study.told, dataset, definitions, question.period],
  );
  const shown = view?.instead === null ? view : null;
  return (
    <Card
      name="stages"
      question="Where do deals stop?"
      level={2}
      sentence={shown?.sentence ?? null}
      table={shown?.table ?? null}
      foot={shown?.foot ?? []}
      metrics={['openCount', 'wonCount', 'lostCount']}
      evidence={shown?.evidence ?? []}
    >
      <StudyBody study={study} view={view} working="Deals are being counted by stage">
        {({ bars, spoken }) =>
          bars === null ? null : (
            <>
              <Drawing view={bars} draw={pairedBarsOption} label={spoken} height={pairedHeight(bars)} marks={pairedMarks(bars)} />
              <SideKeys sides={bars.rows[0]?.bars.map(({ side }) => side) ?? []} />
            </>
          )
        }
      </StudyBody>
    </Card>
  );
}
