import { useMemo, useState } from 'react';
import { ICP } from '../../../core/icp';
import type { DimensionId } from '../../../core/model';
import { resolveFilters, type Question } from '../../../core/question';
import { leastOf } from '../../../views/answered';
import { splitOf } from '../../../views/economics-readings';
import { chosenOf } from '../../../views/segment-choice';
import { survivalView } from '../../../views/survival';
import { plain } from '../../../wording';
import { askedStudy, useOfferedStudies } from '../../parts/evidence-studies';
import { Card } from '../../parts/card';
import type { Loaded } from '../../session';
import { StepPictures } from '../pipeline/step-pictures';
import { StudyBody } from '../pipeline/study-body';
import { Switch } from '../segments/switch';
import { useSurvival } from './use-customers';

const QUESTION = 'How long do customers stay?';

/** How many customers are still there after so many months, on each side of the ICP or by the split of the page. */
export function SurvivalCard({ question, loaded }: { readonly question: Question; readonly loaded: Loaded }) {
  const { dataset, definitions } = loaded;
  const choices = useMemo(() => {
    const split = splitOf(question, dataset)?.dimension ?? null;
    return [ICP, split].flatMap((id) => dataset.dimensions.filter((each) => each.id === id && each.home !== 'opportunity'));
  }, [question, dataset]);
  const [chosen, choose] = useState<DimensionId | null>(() => askedStudy('study-stay')?.slice[0]?.dimension ?? null);
  const by = chosenOf(choices, chosen);
  const study = useSurvival(question, loaded, by);
  const view = useMemo(
    () =>
      study.told === null
        ? null
        : survivalView(study.told, {
            dataset,
            by,
            least: leastOf(definitions),
            where: resolveFilters(question.where, dataset.dimensions).conditions,
            assumptions: definitions.assumptions,
          }),
    [study.told, dataset, by, definitions, question.where],
  );
  const shown = view?.instead === null ? view : null;
  useOfferedStudies(QUESTION, shown?.table ?? null);
  return (
    <Card
      name="customer-survival"
      question={QUESTION}
      level={2}
      sentence={shown === null || shown.sentence.length === 0 ? null : shown.sentence}
      lead={
        by === null ? null : (
          <div className="study-switches">
            <Switch legend="Customers by" choices={choices} chosen={by} choose={choose} />
          </div>
        )
      }
      table={shown?.table ?? null}
      foot={shown?.foot ?? []}
      metrics={['logoChurn', 'ltv']}
      evidence={[]}
    >
      <StudyBody study={study} view={view} working="How long customers stay is being worked out">
        {({ pictures, sentence, atRisk, few }) => (
          <>
            <StepPictures pictures={pictures} spoken={plain(sentence)} atRisk={atRisk} caption="Customers in sight" />
            {few.length === 0 ? null : <p className="quiet">Too few to draw: {few.join('; ')}.</p>}
          </>
        )}
      </StudyBody>
    </Card>
  );
}
