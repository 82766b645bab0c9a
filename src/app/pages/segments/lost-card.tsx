import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { COMPETITOR, LOSS_REASON, lossColumns, lostDeals, lostDealsPlan, type Cube, type LossColumn } from '../../../core/metrics';
import type { DimensionId } from '../../../core/model';
import { resolveFilters, spanOf, type Question } from '../../../core/question';
import { leastOf } from '../../../views/answered';
import { lostView, type LostMark, type LostView } from '../../../views/lost-deals';
import { chosenOf, studySlices, type Choice } from '../../../views/segment-choice';
import { Card } from '../../parts/card';
import { ScrollRegion } from '../../parts/scroll-region';
import { SentenceText } from '../../parts/sentence-text';
import type { Loaded } from '../../session';
import { StudyBody } from './study-body';
import { Switch } from './switch';
import { useStudy } from './use-study';

const QUESTION = 'What is said of lost deals?';
const UNMAPPED = 'This needs a column with the reason for a loss, or with the competitor. Map one on the Data page.';
const COLUMNS = [
  { id: LOSS_REASON, label: 'Reason' },
  { id: COMPETITOR, label: 'Competitor' },
] as const;

function Mark({ mark }: { readonly mark: LostMark }) {
  return (
    <td className={mark.isQuiet ? 'lost lost-quiet' : 'lost'} title={mark.full}>
      <span className="heat-value">{mark.text}</span>
      {mark.rests === '' ? null : <span className="heat-rests">{mark.rests}</span>}
      {mark.word === null ? null : <span className="lost-word">{mark.word}</span>}
    </td>
  );
}

function Matrix({ view }: { readonly view: LostView }) {
  const hasRate = view.rows.some(({ rate }) => rate !== null);
  return (
    <ScrollRegion label={view.caption}>
      <table className="heatmap">
        <caption>{view.caption}</caption>
        <thead>
          <tr>
            <th scope="col">What was written</th>
            <th scope="col">
              All <span className="heat-rests">{view.whole}</span>
            </th>
            {hasRate ? <th scope="col">Win rate against</th> : null}
            {view.columns.map(({ name, rests }) => (
              <th key={name} scope="col">
                {name} <span className="heat-rests">{rests}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.name}</th>
              <Mark mark={row.whole} />
              {hasRate ? <td className="lost">{row.rate}</td> : null}
              {row.cells.map((mark, at) => (
                <Mark key={view.columns[at]?.name} mark={mark} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

type Props = { readonly question: Question; readonly loaded: Loaded };
type Chosen = { readonly column: LossColumn; readonly by: DimensionId };

/** What is said of lost deals, as a view: one column by one dimension. */
function useLostDeals({ question, loaded }: Props, { column, by }: Chosen) {
  const { dataset, definitions } = loaded;
  const where = useMemo(() => resolveFilters(question.where, dataset.dimensions).conditions, [question.where, dataset]);
  const span = useMemo(() => spanOf(question.period, dataset), [question.period, dataset]);
  const ask = useMemo(() => lostDealsPlan(dataset, { column, by, where }), [dataset, column, by, where]);
  const read = useCallback(
    (cube: Cube): LostView =>
      lostView(lostDeals(cube, dataset, { column, by, span, where, assumptions: definitions.assumptions }), {
        dataset,
        by,
        span,
        least: leastOf(definitions),
      }),
    [dataset, column, by, span, where, definitions],
  );
  return useStudy(dataset.fingerprint, ask, read);
}

/** What is unknown stands before everything else where it is over half. */
function Lead({ view, children }: { readonly view: LostView | null; readonly children: ReactNode }) {
  return (
    <>
      {view === null || view.warning === null ? null : <p className="band">{view.warning}</p>}
      {view === null ? null : <SentenceText sentence={view.sentence} className="card-sentence" />}
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
  const study = useLostDeals({ question, loaded }, { column, by });
  const shown = study.told?.instead === null ? study.told : null;
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
      <StudyBody study={study} view={study.told} working="Lost deals are being counted">
        {(view) => <Matrix view={view} />}
      </StudyBody>
    </Card>
  );
}

/** What sellers wrote of lost deals, in every segment, tier or ICP class; without such a column it says what is needed. */
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
