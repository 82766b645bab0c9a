import type { Assessment, CompanyStage, Overall, StageStanding } from '../core/assessment';
import { SEGMENTATION } from '../core/assessment';
import type { CalendarDate } from '../core/model';
import { counted, dateText, decimal, listed, type Sentence } from '../wording';
import { bandText, DIMENSION_NAMES, MATURITY_WORDS, tenthsText } from '../wording/assessment-words';
import { dimensionView, type DimensionView } from './assessment-dimension';
import { thresholdViews, type StageThresholdsView } from './assessment-settings';
import type { EvidenceShown } from './assessment-evidence';
import { numberCell, textCell, type Table } from './table';

/** Where a weak dimension leads. */
export type RouteView = {
  readonly id: string;
  readonly name: string;
  readonly score: string;
  readonly next: string;
  readonly inProduct: string;
};

/** The overall score as a page shows it. */
export type OverallView = {
  /** `2.2`; null before any answer. */
  readonly score: string | null;
  /** Without a band: some dimension, or every person, lacks an answer. */
  readonly isGrey: boolean;
  readonly band: string | null;
  readonly reading: string | null;
  readonly next: string | null;
  readonly people: string;
};

export type StageView = {
  readonly chosen: CompanyStage | null;
  readonly choices: readonly { readonly id: CompanyStage; readonly name: string }[];
  /** What is usual at the stage, and where the stage comes from. */
  readonly says: string;
};

export type AssessmentView = {
  readonly sentence: Sentence;
  readonly overall: OverallView;
  readonly stage: StageView;
  readonly dimensions: readonly DimensionView[];
  readonly routes: readonly RouteView[];
  /** Null until somebody answered over data of two as-of dates. */
  readonly trend: Table | null;
  readonly thresholds: readonly StageThresholdsView[];
};

const words = (text: string): Sentence[number] => ({ kind: 'words', text });
const figure = (text: string): Sentence[number] => ({ kind: 'figure', text });

function stageParts({ norm, reading }: StageStanding): Sentence {
  if (norm === null) return [];
  return reading === null ? [] : [words(`${norm.name}: `), figure(MATURITY_WORDS[reading].toLowerCase()), words('. ')];
}

const DIMENSIONS = SEGMENTATION.dimensions.length;

function overallParts(overall: Overall, suggested: number): Sentence {
  switch (overall.kind) {
    case 'scored': {
      const people = overall.complete.length === 1 ? '' : `, the mean of ${counted(overall.complete.length, 'person', 'people')}`;
      return [
        words('The overall score is '),
        figure(`${tenthsText(overall.tenths)} of 5`),
        words(` (${bandText(overall) ?? ''})${people}.`),
      ];
    }
    case 'incomplete': {
      const nobody = overall.answered === DIMENSIONS ? ', and nobody answered all of them' : '';
      return [
        figure(`${overall.answered} of ${DIMENSIONS} answered`),
        words(`${nobody}: there is no overall score. The mean of what was answered is ${tenthsText(overall.tenths)}, without a band.`),
      ];
    }
    case 'unanswered':
      return [words(`Nobody has answered yet. The data suggest a score for ${suggested} of ${DIMENSIONS} dimensions.`)];
  }
}

/** The stage reading first, then the score with its band, for the two may disagree. */
export function assessmentSentence({ overall, stage, dimensions }: Assessment): Sentence {
  const suggested = dimensions.filter(({ suggestion }) => suggestion.suggested2 !== null).length;
  return [...stageParts(stage), ...overallParts(overall, suggested)];
}

function overallView(overall: Overall): OverallView {
  if (overall.kind === 'unanswered') return { score: null, isGrey: true, band: null, reading: null, next: null, people: '' };
  const left = overall.incomplete.length === 0 ? '' : `Not all five from ${listed(overall.incomplete)}`;
  if (overall.kind === 'incomplete')
    return {
      score: tenthsText(overall.tenths),
      isGrey: true,
      band: null,
      reading: null,
      next: null,
      people: left === '' ? '' : `${left}.`,
    };
  return {
    score: tenthsText(overall.tenths),
    isGrey: false,
    band: bandText(overall),
    reading: overall.band.reading,
    next: overall.band.next,
    people: `Answered by ${listed(overall.complete)}.${left === '' ? '' : ` ${left}: left out.`}`,
  };
}

function stageSource({ from, arr }: StageStanding): string {
  switch (from) {
    case 'chosen':
      return '';
    case 'arr':
      return `Told by an ARR of $${decimal(arr ?? 0, 1)}M until somebody chooses one. `;
    case 'none':
      return 'Without a stage only the band is told.';
  }
}

function stageView(stage: StageStanding): StageView {
  const { norm, choice } = stage;
  const usual =
    norm === null
      ? ''
      : `${norm.name}: expected ${tenthsText(norm.expected)}, good ${tenthsText(norm.good)}, alarm ${tenthsText(norm.alarm)}${norm.given === null ? '' : `, set by ${norm.given.by}`}.`;
  return {
    chosen: choice?.stage ?? null,
    choices: SEGMENTATION.stages.map(({ id, name }) => ({ id, name })),
    says: `${stageSource(stage)}${usual}`,
  };
}

const overallText = (overall: Overall): string => {
  if (overall.kind === 'unanswered') return '';
  return overall.kind === 'scored'
    ? `${tenthsText(overall.tenths)}, ${overall.band.name}`
    : `${overall.answered} of ${DIMENSIONS} answered`;
};

/** The score at each as-of date at which somebody answered, of the same version of the instrument. */
export function trendTable({ trend }: Assessment): Table | null {
  if (trend.length < 2) return null;
  const names = [...DIMENSION_NAMES.values()];
  return {
    caption: 'The assessment over time, by the as-of date of the data',
    columns: [
      { id: 'on', label: 'As of', isNumber: false },
      { id: 'overall', label: 'Overall', isNumber: true },
      ...names.map((label) => ({ id: label, label, isNumber: true })),
    ],
    rows: trend.map(({ on, overall, dimensions }) => ({
      id: on,
      cells: [
        { text: dateText(on as CalendarDate), sort: on },
        numberCell(overallText(overall), overall.kind === 'scored' ? overall.tenths : null),
        ...dimensions.map(({ tenths }) => (tenths === null ? textCell('not answered') : numberCell(tenthsText(tenths), tenths))),
      ],
    })),
    note: null,
  };
}

/** The five-dimension assessment as a page shows it. */
export function assessmentView(assessment: Assessment, shown: EvidenceShown): AssessmentView {
  return {
    sentence: assessmentSentence(assessment),
    overall: overallView(assessment.overall),
    stage: stageView(assessment.stage),
    dimensions: SEGMENTATION.dimensions.flatMap((spec) =>
      assessment.dimensions.filter(({ question }) => question === spec.id).map((standing) => dimensionView(spec, standing, shown)),
    ),
    routes: assessment.routes.map(({ question, tenths }) => ({
      id: question,
      name: DIMENSION_NAMES.get(question) ?? question,
      score: tenthsText(tenths),
      ...SEGMENTATION.routing[question],
    })),
    trend: trendTable(assessment),
    thresholds: thresholdViews(assessment),
  };
}
