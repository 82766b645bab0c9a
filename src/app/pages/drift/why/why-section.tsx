import './why.css';
import { useMemo, useState } from 'react';
import { waterfallHeight, waterfallOption } from '../../../../charts/waterfall';
import type { BookingsMove, DriftWhy, Moved } from '../../../../core/drift-why';
import type { MetricId } from '../../../../core/metrics';
import type { DimensionId } from '../../../../core/model';
import { leastOf } from '../../../../views/answered';
import { bookingsCard } from '../../../../views/drift-bookings';
import { whyCard, whyDimensions, whyMetrics, type WayThrough, type WhyCard } from '../../../../views/drift-why';
import type { ChosenSplit } from '../../../../views/drift-why-pictures';
import type { Choice } from '../../../../views/segment-choice';
import type { Waterfall } from '../../../../views/waterfall';
import { Card } from '../../../parts/card';
import { Drawing } from '../../../parts/drawing';
import { Failed } from '../../../parts/failed';
import { SentenceText } from '../../../parts/sentence-text';
import { Skeleton } from '../../../parts/skeleton';
import { useWhy } from '../../../use-why';
import type { WhyProps } from './props';
import { titledRowMarks } from '../../../../views/mark';

type FieldProps<Id extends string> = {
  readonly label: string;
  readonly choices: readonly Choice<Id>[];
  readonly chosen: Id;
  choose(id: Id): void;
};

function Field<Id extends string>({ label, choices, chosen, choose }: FieldProps<Id>) {
  return (
    <label className="field">
      <span>{label}</span>
      <select
        value={chosen}
        onChange={(event) => {
          const next = choices.find(({ id }) => id === event.target.value);
          if (next !== undefined) choose(next.id);
        }}
      >
        {choices.map(({ id, label: name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

const WAYS: readonly Choice<WayThrough>[] = [
  { id: 'cause', label: 'Mix, then rates' },
  { id: 'segment', label: 'Segment by segment' },
];

const KEYS = [
  { id: 'more', says: 'adds' },
  { id: 'less', says: 'takes away' },
  { id: 'total', says: 'the total' },
] as const;

function Steps({ waterfall, spoken }: { readonly waterfall: Waterfall; readonly spoken: string }) {
  return (
    <>
      <Drawing
        view={waterfall}
        draw={waterfallOption}
        label={spoken}
        height={waterfallHeight(waterfall)}
        marks={titledRowMarks(waterfall.steps)}
      />
      <ul className="why-keys">
        {KEYS.map(({ id, says }) => (
          <li key={id}>
            <span className={`why-key why-key-${id}`} aria-hidden="true" />
            {says}
          </li>
        ))}
        {waterfall.steps.some(({ reading }) => reading !== undefined) ? <li>a bar opens its segment, before and now</li> : null}
      </ul>
    </>
  );
}

function Top({ lines }: { readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <div>
      <h3 className="why-title">Segments that did most of it</h3>
      <ol className="why-top">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
    </div>
  );
}

function Lead({ view }: { readonly view: WhyCard }) {
  if (view.banner === null) return null;
  return (
    <div className="why-banner" role="note">
      <SentenceText sentence={view.banner} className="why-banner-text" />
    </div>
  );
}

/** What people chose to look at, here or by a row of the findings; what is not there for another question falls back to what that opens with. */
function useChosen(moved: readonly Moved[], split: ChosenSplit | null) {
  const [metric, setMetric] = useState<MetricId | null>(split?.metric ?? null);
  const [dimension, setDimension] = useState<DimensionId | null>(split?.dimension ?? null);
  const [followed, setFollowed] = useState(split);
  if (split !== null && split !== followed) {
    setFollowed(split);
    setMetric(split.metric);
    setDimension(split.dimension);
  }
  const [way, setWay] = useState<WayThrough>('cause');
  const current = moved.find((each) => each.metric === metric) ?? moved[0] ?? null;
  const by = current?.splits.find((split) => split.dimension === dimension)?.dimension ?? current?.opensWith ?? null;
  return { current, by, way, setMetric, setDimension, setWay };
}

/** `split`: what a row of the findings led to. */
type Props = WhyProps & { readonly split: ChosenSplit | null };
type Shown = Omit<Props, 'drift'>;

function MixOrRate({ moved, loaded, answerable, question, split }: Shown & { readonly moved: readonly Moved[] }) {
  const { dataset, definitions } = loaded;
  const { current, by, way, setMetric, setDimension, setWay } = useChosen(moved, split);
  const view = useMemo(
    () => (current === null ? null : whyCard(current, by, way, { dataset, least: leastOf(definitions), given: { answerable, question } })),
    [current, by, way, dataset, definitions, answerable, question],
  );
  if (current === null || view === null) return null;
  const dimensions = whyDimensions(current, dataset);
  return (
    <Card
      name="mix-or-rate"
      question="Mix or rate?"
      level={2}
      sentence={view.sentence}
      lead={
        <>
          <div className="why-fields">
            <Field label="Metric" choices={whyMetrics(moved)} chosen={current.metric} choose={(id) => setMetric(id)} />
            {by === null || dimensions.length < 2 ? null : (
              <Field label="Split by" choices={dimensions} chosen={by} choose={(id) => setDimension(id)} />
            )}
            {view.waterfall === null ? null : <Field label="Steps" choices={WAYS} chosen={way} choose={(id) => setWay(id)} />}
          </div>
          <Lead view={view} />
        </>
      }
      table={view.table}
      foot={view.foot}
      metrics={view.metrics}
      evidence={view.evidence}
    >
      {view.instead === null ? null : <p>{view.instead}</p>}
      {view.waterfall === null ? null : <Steps waterfall={view.waterfall} spoken={view.spoken} />}
      <Top lines={view.top} />
    </Card>
  );
}

function Bookings({ move }: { readonly move: BookingsMove }) {
  const view = useMemo(() => bookingsCard(move), [move]);
  return (
    <Card
      name="bookings-split"
      question="What moved the amount won?"
      level={2}
      sentence={view.sentence}
      table={view.table}
      foot={view.foot}
      metrics={['wonAmount', 'winRate', 'acv']}
      evidence={[]}
    >
      {view.waterfall === null ? null : <Steps waterfall={view.waterfall} spoken={view.spoken} />}
    </Card>
  );
}

function Told({ why: { moved, bookings }, ...props }: Shown & { readonly why: DriftWhy }) {
  if (moved.length === 0 && bookings === null)
    return (
      <section className="card" aria-label="Mix or rate?">
        <h2>Mix or rate?</h2>
        <p>Nothing is compared, so that no change can be split. Choose a period and a baseline that is over.</p>
      </section>
    );
  return (
    <>
      <MixOrRate moved={moved} {...props} />
      {bookings === null ? null : <Bookings move={bookings} />}
    </>
  );
}

/** Mix or rate? What moved a number between the periods by what it is made up of, and what moved bookings. */
export function WhySection({ drift, answerable, question, loaded, split }: Props) {
  const { why, isUpdating, failure, retry } = useWhy(answerable, question, drift);
  if (failure !== null) return <Failed says={failure} retry={retry} />;
  if (why === null) return <Skeleton label="What moved the numbers is being worked out" />;
  return (
    <div className={isUpdating ? 'answer is-updating' : 'answer'} aria-busy={isUpdating}>
      <Told {...{ why, answerable, question, loaded, split }} />
    </div>
  );
}
