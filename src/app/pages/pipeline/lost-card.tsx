import { useMemo, useState, type ReactNode } from 'react';
import { pairedBarsOption, pairedHeight, pairedMarks } from '../../../charts/paired-bars';
import { COMPETITOR, LOSS_REASON, lossColumns, type LossColumn } from '../../../core/metrics';
import type { DimensionId } from '../../../core/model';
import { spanOf, type Question } from '../../../core/question';
import { leastOf } from '../../../views/answered';
import { lostView, type LostView } from '../../../views/lost-deals';
import { chosenOf, studySlices, type Choice } from '../../../views/segment-choice';
import { Card } from '../../parts/card';
import { Drawing } from '../../parts/drawing';
import { SentenceText } from '../../parts/sentence-text';
import type { Loaded } from '../../session';
import { Switch } from '../segments/switch';
import { SideKeys } from './side-keys';
import { StudyBody } from './study-body';
import { useLost, type LostChoice } from './use-lost';

const QUESTION = 'Why do we lose?';
const UNMAPPED = 'This needs a column with the reason for a loss, or with the competitor. Map one on the Data page.';
const COLUMNS = [
  { id: LOSS_REASON, label: 'Reason' },
  { id: COMPETITOR, label: 'Competitor' },
] as const;

function Panels({ panels, spoken }: Pick<LostView, 'panels' | 'spoken'>) {
  return (
    <div className={panels.length > 1 ? 'steps' : undefined}>
      {panels.map(({ name, rests, bars }) => (
        <div key={name} className="step">
          <h3>
            {name} <span className="quiet">{rests}</span>
          </h3>
          <Drawing
            view={bars}
            draw={pairedBarsOption}
            label={panels.length > 1 ? `${name}: ${spoken}` : spoken}
            height={pairedHeight(bars)}
            marks={pairedMarks(bars)}
          />
          <SideKeys sides={bars.rows[0]?.bars.map(({ side }) => side) ?? []} />
        </div>
      ))}
    </div>
  );
}

type Props = { readonly question: Question; readonly loaded: Loaded };

/** What is said of lost deals, as a view. */
function useView({ question, loaded }: Props, choice: LostChoice) {
  const { dataset, definitions } = loaded;
  const { column, by } = choice;
  const study = useLost(question, loaded, { column, by });
  const view = useMemo(
    () =>
      study.told === undefined
        ? null
        : lostView(study.told, { dataset, by, span: spanOf(question.period, dataset), least: leastOf(definitions) }),
    [study.told, dataset, definitions, by, question.period],
  );
  return { study, view };
}

/** What is unknown stands before everything else where it is over half. */
function Lead({ view, children }: { readonly view: LostView | null; readonly children: ReactNode }) {
  return (
    <>
      {view === null || view.warning === null ? null : <p className="band">{view.warning}</p>}
      {view === null ? null : <SentenceText sentence={view.sentence} className="card-sentence" />}
      {view === null ? null : <p className="quiet">{view.filled}</p>}
      <div className="study-switches">{children}</div>
    </>
  );
}

type Mapped = Props & {
  readonly columns: readonly LossColumn[];
  readonly slices: readonly Choice<DimensionId>[];
  readonly first: DimensionId;
};

function Lost({ question, loaded, columns, slices, first }: Mapped) {
  const [wanted, want] = useState<LossColumn>(columns[0] ?? LOSS_REASON);
  const [chosen, choose] = useState<DimensionId>(first);
  const column = columns.find((each) => each === wanted) ?? LOSS_REASON;
  const by = chosenOf(slices, chosen) ?? first;
  const { study, view } = useView({ question, loaded }, { column, by });
  const shown = view?.instead === null ? view : null;
  return (
    <Card
      name={`lost-deals-by-${column}`}
      question={QUESTION}
      level={2}
      sentence={null}
      lead={
        <Lead view={shown}>
          <Switch legend="What was written" choices={COLUMNS.filter(({ id }) => columns.includes(id))} chosen={column} choose={want} />
          <Switch legend="Lost deals by" choices={slices} chosen={by} choose={choose} />
        </Lead>
      }
      table={shown?.table ?? null}
      foot={shown?.foot ?? []}
      metrics={['lostCount', 'winRate']}
      evidence={shown?.evidence ?? []}
    >
      <StudyBody study={study} view={view} working="Lost deals are being counted">
        {({ panels, spoken }) => <Panels panels={panels} spoken={spoken} />}
      </StudyBody>
    </Card>
  );
}

/** What sellers wrote of lost deals, on each side of the ICP or in each segment; without such a column it says what is needed. */
export function LostCard({ question, loaded }: Props) {
  const columns = useMemo(() => lossColumns(loaded.dataset), [loaded.dataset]);
  const slices = useMemo(() => studySlices(question, loaded.dataset), [question, loaded.dataset]);
  const [first] = slices;
  if (columns.length > 0 && first !== undefined)
    return <Lost question={question} loaded={loaded} columns={columns} slices={slices} first={first.id} />;
  return (
    <Card name="lost-deals" question={QUESTION} level={2} sentence={null} table={null} foot={[]} metrics={['lostCount']} evidence={[]}>
      <p>{UNMAPPED}</p>
    </Card>
  );
}
