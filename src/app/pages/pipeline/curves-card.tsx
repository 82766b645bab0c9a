import { useMemo, useState } from 'react';
import type { MetricId } from '../../../core/metrics';
import type { DimensionId } from '../../../core/model';
import { resolveFilters, spanOf, type Question } from '../../../core/question';
import { leastOf } from '../../../views/answered';
import { cohortsView } from '../../../views/creation-cohorts';
import { curvesView, type CurvesView } from '../../../views/curves';
import { pinsOf } from '../../../views/pins';
import { chosenOf, studySlices } from '../../../views/segment-choice';
import { plain } from '../../../wording';
import { Card } from '../../parts/card';
import { askedStudy, useOfferedStudies } from '../../parts/evidence-studies';
import type { Loaded } from '../../session';
import { Switch } from '../segments/switch';
import { CohortsCard } from './cohorts-card';
import { StepPictures } from './step-pictures';
import { StudyBody } from './study-body';
import { useCurves } from './use-curves';

type Props = { readonly question: Question; readonly loaded: Loaded };

/** The curves of a question by one dimension, and its cohorts, as views. */
function useViews({ question, loaded }: Props, by: DimensionId | null) {
  const { dataset, definitions } = loaded;
  const study = useCurves(question, loaded, by);
  const views = useMemo(() => {
    if (study.told === undefined) return null;
    const least = leastOf(definitions);
    const span = spanOf(question.period, dataset);
    const where = resolveFilters(question.where, dataset.dimensions).conditions;
    return {
      view: curvesView(study.told, { dataset, by, span, least, where, assumptions: definitions.assumptions }),
      cohorts: cohortsView(study.told.cohorts, { dataset, least, pins: pinsOf(dataset, definitions, undefined) }),
    };
  }, [study.told, dataset, definitions, by, question.period, question.where]);
  return { study, views };
}

function WinCurves({ view }: { readonly view: CurvesView }) {
  const { pictures, sentence, atRisk, few } = view;
  return (
    <>
      <StepPictures pictures={pictures} spoken={plain(sentence)} atRisk={atRisk} caption="Deals still followed" />
      {few.length === 0 ? null : <p className="quiet">Too few to draw: {few.join('; ')}.</p>}
    </>
  );
}

const QUESTION = 'How many are won, by what age?';
const METRICS: readonly MetricId[] = ['winRateCohort90', 'winRateCohort180', 'winRateCohort365', 'salesCycle'];
const NOTHING = { sentence: null, table: null, foot: [], evidence: [] };

/** How the shares won and lost grow with the age of deals, and whether newer deals win as often: open deals are counted in both. */
export function CurvesCard({ question, loaded }: Props) {
  const choices = useMemo(() => studySlices(question, loaded.dataset), [question, loaded.dataset]);
  const [chosen, choose] = useState<DimensionId | null>(() => askedStudy('study-lost')?.slice[0]?.dimension ?? null);
  const by = chosenOf(choices, chosen);
  const { study, views } = useViews({ question, loaded }, by);
  const { sentence, table, foot, evidence } = views?.view.instead === null ? views.view : NOTHING;
  useOfferedStudies(QUESTION, table);
  const lead =
    by === null ? null : (
      <div className="study-switches">
        <Switch legend="Curves of" choices={choices} chosen={by} choose={choose} />
      </div>
    );
  const cohorts = views?.cohorts ?? null;
  return (
    <>
      <Card name="win-curves" question={QUESTION} level={2} metrics={METRICS} {...{ sentence, lead, table, foot, evidence }}>
        <StudyBody study={study} view={views?.view ?? null} working="The curves are being worked out">
          {(view) => <WinCurves view={view} />}
        </StudyBody>
      </Card>
      {cohorts === null ? null : <CohortsCard view={cohorts} />}
    </>
  );
}
