import { hypothesisHistory } from '../core/council';
import { lookDates, looksOf, type Hypothesis, type HypothesisRevision, type ToldReadOut } from '../core/hypotheses';
import { asOfDate, type Dataset, type DimensionId } from '../core/model';
import type { Definitions } from '../core/workspace';
import { counted, dateText, decimal, listed, raised, type Sentence } from '../wording';
import { armText, baselineText, readOutText, sideNames, worthText, type Shown } from '../wording/hypothesis-words';
import { cautionText, readOutSentence } from '../wording/sentences/hypotheses';
import { dayText } from './decision-dates';
import { readOutPicture, type ReadOutPicture } from './hypothesis-picture';
import { dimensionName } from './name';

export type HypothesisFact = { readonly label: string; readonly text: string };

/** A look as it was told. */
export type ReadOutView = {
  readonly title: string;
  readonly sentence: Sentence;
  readonly sides: readonly HypothesisFact[];
  /** The difference with its interval; null where none could be told. */
  readonly picture: ReadOutPicture | null;
  readonly caution: string;
  /** Where else the difference may come from; none where both sides are spread alike. */
  readonly elsewhere: readonly string[];
};

export type HypothesisStep = { readonly id: string; readonly text: string };

/** A hypothesis, whole. */
export type HypothesisRecordView = {
  readonly facts: readonly HypothesisFact[];
  /** The looks that were told, the latest first. */
  readonly looks: readonly ReadOutView[];
  /** Why no number of the sides is shown; null once it was read. */
  readonly hidden: string | null;
  /** The latest first. */
  readonly history: readonly HypothesisStep[];
};

export type RecordGiven = { readonly dataset: Dataset; readonly definitions: Definitions; readonly least: number };

function againstText({ against, allocation, segmentLabel }: Hypothesis): string {
  if (against === 'others') return `${segmentLabel} against all other accounts, as they are`;
  const share = decimal(allocation.treatedShare * 100);
  return `${share}% of the accounts treated, the rest left alone; dealt by the seed “${allocation.seed}”`;
}

function factsOf(hypothesis: Hypothesis, { dataset }: RecordGiven): readonly HypothesisFact[] {
  const { baseline, metric, needed, perMonth, starts, readOn, readOut, owner, segmentLabel } = hypothesis;
  const { designEffect } = baseline;
  const wider = designEffect > 1.005 ? `; accounts with several deals make it ${decimal(designEffect, 2)} times as many` : '';
  const pace =
    perMonth === null ? '' : `, ${decimal(perMonth, perMonth < 10 ? 1 : 0)} a month on the slower side at the volume of that day`;
  const on = lookDates(hypothesis)
    .slice(0, -1)
    .map((date) => dateText(date));
  return [
    { label: 'About', text: segmentLabel },
    { label: 'Held against', text: againstText(hypothesis) },
    { label: 'Worth having', text: raised(worthText(hypothesis, dataset.currency)) },
    { label: 'Before', text: baselineText(baseline, metric, dataset.currency) },
    { label: 'Sample needed', text: `${counted(needed, 'deal')} a side${pace}${wider}` },
    {
      label: 'Deals that count',
      text: `created from ${dayText(starts)} on and ${metric === 'winRate' ? 'won or lost' : 'won'} by ${dayText(readOn)}; others stand on neither side`,
    },
    { label: 'Read-out', text: `${dayText(readOn)}. ${readOutText(readOut)}${on.length === 0 ? '' : `, on ${listed(on)} before`}` },
    { label: 'Owner', text: owner },
  ];
}

function lookTitle({ readOut }: Hypothesis, { look, asOf }: ToldReadOut): string {
  const looks = looksOf(readOut);
  return looks === 1 ? `Read with data as of ${dayText(asOf)}` : `Look ${look} of ${looks}, with data as of ${dayText(asOf)}`;
}

function readOutView(hypothesis: Hypothesis, told: ToldReadOut, given: RecordGiven): ReadOutView {
  const { dataset, least } = given;
  const shown: Shown = { currency: dataset.currency, least };
  const [one, other] = sideNames(hypothesis);
  const elsewhere = told.confounders.map(
    ({ attribute, label, standardised }) =>
      `${dimensionName(dataset, attribute as DimensionId)}: ${label} (standardised difference ${decimal(Math.abs(standardised), 2)}, more in ${
        standardised > 0 ? one : other
      })`,
  );
  return {
    title: lookTitle(hypothesis, told),
    sentence: readOutSentence(hypothesis, told, dataset.currency),
    sides: [
      { label: one, text: armText(told.treated, hypothesis.metric, shown) },
      { label: other, text: armText(told.control, hypothesis.metric, shown) },
    ],
    picture: readOutPicture(hypothesis, told, dataset.currency),
    caution: cautionText(hypothesis),
    elsewhere,
  };
}

/** What a revision did, in one clause. */
function stepText({ hypothesis, by, at }: HypothesisRevision, before: HypothesisRevision | undefined): string {
  const when = dayText(at.slice(0, 10));
  const was = before?.hypothesis;
  if (was === undefined) return `${when}: written down by ${by}`;
  if (hypothesis.told !== null && hypothesis.told.look !== was.told?.look) return `${when}: read by ${by}`;
  if (hypothesis.status === 'stopped' && was.status !== 'stopped') return `${when}: stopped by ${by}, without being read`;
  if (hypothesis.readOn !== was.readOn)
    return `${when}: read-out moved from ${dayText(was.readOn)} to ${dayText(hypothesis.readOn)} by ${by}, before anybody looked`;
  return `${when}: changed by ${by}`;
}

const distinct = (all: readonly HypothesisRevision[]): readonly ToldReadOut[] => {
  const byLook = new Map(all.flatMap(({ hypothesis: { told } }) => (told === null ? [] : [[told.look, told] as const])));
  return [...byLook.values()].toSorted((a, b) => b.look - a.look);
};

const EARLY = 'whoever looks early, and stops where it looks well, finds differences that are none.';

/** Why no number of the sides is shown yet. */
function hiddenText(hypothesis: Hypothesis, { dataset }: RecordGiven): string {
  const dates = lookDates(hypothesis);
  const next = dates[hypothesis.told?.look ?? 0] ?? hypothesis.readOn;
  const asOf = asOfDate(dataset);
  const until = asOf !== null && next <= asOf ? 'Until it is read' : `Before ${dayText(next)}`;
  return `${until} deals are counted, and what they show is not worked out: ${EARLY}`;
}

/** A hypothesis with its plan, what was told of it, and how it came to stand so. No number of its sides is in it before a look. */
export function hypothesisRecord(hypothesis: Hypothesis, given: RecordGiven): HypothesisRecordView {
  const revisions = hypothesisHistory(given.definitions.council, hypothesis.id);
  const looks = distinct(revisions);
  const hidden = hypothesis.status === 'running' ? hiddenText(hypothesis, given) : null;
  return {
    facts: factsOf(hypothesis, given),
    looks: looks.map((told) => readOutView(hypothesis, told, given)),
    hidden,
    history: revisions.map((revision, at) => ({ id: `${at}`, text: stepText(revision, revisions[at - 1]) })).toReversed(),
  };
}
