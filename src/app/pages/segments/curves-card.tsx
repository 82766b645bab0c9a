import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { stepLinesOption } from '../../../charts/step-lines';
import { curvesPlan, readCurves, type Cube } from '../../../core/metrics';
import type { DimensionId } from '../../../core/model';
import { resolveFilters, spanOf, type Question } from '../../../core/question';
import { leastOf } from '../../../views/answered';
import { cohortsView } from '../../../views/creation-cohorts';
import { curvesView, type CurvesView, type StepPicture } from '../../../views/curves';
import { chosenOf, studySlices } from '../../../views/segment-choice';
import { plain } from '../../../wording';
import { Card } from '../../parts/card';
import { Drawing } from '../../parts/drawing';
import type { Loaded } from '../../session';
import { CohortsCard } from './cohorts-card';
import { StudyBody } from './study-body';
import { Switch } from './switch';
import { useStudy } from './use-study';

const LARGE = 280;
const SMALL = 190;

function Picture({ picture, label, isAlone }: { readonly picture: StepPicture; readonly label: string; readonly isAlone: boolean }) {
  return (
    <div className="curve">
      {picture.name === '' ? null : (
        <h3>
          {picture.name} <span className="quiet">{picture.rests}</span>
        </h3>
      )}
      <Drawing view={picture} draw={stepLinesOption} label={label} height={isAlone ? LARGE : SMALL} />
      {picture.lines.length < 2 ? null : (
        <ul className="curve-keys">
          {picture.lines.map(({ name, role }) => (
            <li key={name}>
              <span className={`line-key line-key-${role}`} aria-hidden="true" />
              {name}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function CurvesBody({ view }: { readonly view: CurvesView }) {
  return (
    <>
      <div className={view.pictures.length > 1 ? 'curves' : undefined}>
        {view.pictures.map((picture) => (
          <Picture
            key={picture.name}
            picture={picture}
            label={`${picture.name} ${plain(view.sentence)}`.trim()}
            isAlone={view.pictures.length === 1}
          />
        ))}
      </div>
      {view.few.length === 0 ? null : <p className="quiet">Too few to draw: {view.few.join('; ')}.</p>}
    </>
  );
}

type Props = { readonly question: Question; readonly loaded: Loaded };

/** The curves of a question by one dimension, and its cohorts, as views. */
function useCurves({ question, loaded }: Props, by: DimensionId | null) {
  const { dataset, definitions } = loaded;
  const where = useMemo(() => resolveFilters(question.where, dataset.dimensions).conditions, [question.where, dataset]);
  const ask = useMemo(() => curvesPlan(dataset, { by, where }), [dataset, by, where]);
  const span = useMemo(() => spanOf(question.period, dataset), [question.period, dataset]);
  const read = useCallback(
    (cube: Cube) => {
      const curves = readCurves(cube, dataset, { by, span, where, assumptions: definitions.assumptions });
      const least = leastOf(definitions);
      return { view: curvesView(curves, { dataset, by, span, least }), cohorts: cohortsView(curves.cohorts, dataset, least) };
    },
    [dataset, by, span, where, definitions],
  );
  return useStudy(dataset.fingerprint, ask, read);
}

type WinProps = { readonly study: ReturnType<typeof useCurves>; readonly picker: ReactNode };

function WinCard({ study, picker }: WinProps) {
  const view = study.told?.view ?? null;
  const shown = view?.instead === null ? view : null;
  return (
    <Card
      name="win-curves"
      question="How long does winning take?"
      level={2}
      sentence={shown?.sentence ?? null}
      lead={picker}
      table={shown?.table ?? null}
      foot={shown?.foot ?? []}
      metrics={['winRateCohort90', 'winRateCohort180', 'winRateCohort365', 'salesCycle']}
      evidence={shown?.evidence ?? []}
    >
      <StudyBody study={study} view={view} working="The curves are being worked out">
        {(told) => <CurvesBody view={told} />}
      </StudyBody>
    </Card>
  );
}

/** How the share won grows with the age of deals, and whether newer deals win as often: open deals are counted in both. */
export function CurvesCard({ question, loaded }: Props) {
  const choices = useMemo(() => studySlices(question, loaded.dataset), [question, loaded.dataset]);
  const [chosen, choose] = useState<DimensionId | null>(null);
  const by = chosenOf(choices, chosen);
  const study = useCurves({ question, loaded }, by);
  const cohorts = study.told?.cohorts ?? null;
  return (
    <>
      <WinCard
        study={study}
        picker={
          by === null ? null : (
            <div className="study-switches">
              <Switch legend="Curves of" choices={choices} chosen={by} choose={choose} />
            </div>
          )
        }
      />
      {cohorts === null ? null : <CohortsCard view={cohorts} />}
    </>
  );
}
