import { dateOf, type CalendarDate, type Dataset, type Reading } from '../core/model';
import {
  asOfClause,
  cardFigure,
  cardValue,
  counted,
  coverageSentence,
  type CoverageWords,
  dateText,
  decimal,
  type Enough,
  ENOUGH_WORDS,
  methodText,
  neededText,
  NO_DATE,
  periodName,
  raised,
  reasonText,
  type Sentence,
} from '../wording';
import { words } from '../wording/sentence';
import { leastOf, type Answered } from './answered';
import { axisFor } from './axis';
import type { Bullet, Bullets } from './bullets';
import { cited, type Cited } from './cited';
import { levelOf } from './level';
import type { Pipeline, Quarter } from './pipeline-readings';
import { readingCells } from './reading-cells';
import { numberCell, textCell, type Cell, type Row, type Table } from './table';

/** A number in words beside its name, where no picture can hold it. */
export type CoverageFact = { readonly label: string; readonly value: string };

/** Whether open deals are enough for what is to be won. */
export type CoverageCard = {
  readonly sentence: Sentence;
  readonly facts: readonly CoverageFact[];
  /** Null without a target, and where coverage cannot be told for another reason. */
  readonly bullets: Bullets | null;
  /** Whether a target is all that lacks: it is set on the page of definitions. */
  readonly lacksTarget: boolean;
  readonly spoken: string;
  readonly table: Table;
  readonly foot: readonly string[];
  readonly evidence: readonly Cited[];
};

const FINE = { ticks: 6, pad: 0.04 };

function standingOf({ period, isUnderWay }: Quarter, asOf: CalendarDate): string {
  if (!isUnderWay) return 'the next one';
  return period.to <= asOf ? 'on its last day' : 'under way';
}

const nameOf = (quarter: Quarter, { calendar, asOf }: Dataset): string =>
  `${periodName(quarter.label, calendar)}, ${standingOf(quarter, dateOf(asOf))}`;

/** Whether the win rate behind a need rests on enough closed deals. */
const isTold = (rate: Reading, least: number): boolean => !['none', 'few'].includes(levelOf(rate, least, false));

function enoughOf({ coverage, needed }: Quarter, isNeedTold: boolean): Enough | null {
  if (!isNeedTold || coverage.missing !== null || needed.low === null) return null;
  if (coverage.value < needed.low) return 'less';
  if (needed.high === null) return 'close';
  return coverage.value > needed.high ? 'more' : 'close';
}

/** A quarter in the parts of a sentence. */
export function coverageWords({ definitions, dataset, withheld = null }: Answered, { rate }: Pipeline, quarter: Quarter): CoverageWords {
  const isNeedTold = isTold(rate, leastOf(definitions));
  const enough = enoughOf(quarter, isNeedTold);
  return {
    quarter: periodName(quarter.label, dataset.calendar),
    coverage: quarter.coverage,
    needed: isNeedTold ? quarter.needed : null,
    rate,
    enough: enough === null || withheld === null ? enough : 'notJudged',
    isOfRest: quarter.attained !== null && (quarter.attained.value ?? 0) > 0,
  };
}

/** The quarter that is spoken of: the one under way, or on its last day the next one. */
export function spokenQuarter({ quarters }: Pipeline, { dataset }: Answered): Quarter | null {
  const [underWay, next] = quarters;
  if (underWay === undefined) return null;
  return underWay.period.to <= dateOf(dataset.asOf) ? (next ?? underWay) : underWay;
}

/** Short enough for a phone; the table has the rest. */
function rowText({ coverage, needed, rate }: CoverageWords): string {
  const needs = needed === null ? `need unknown: ${decimal(rate.n)} closed` : `needs ${neededText(needed)}`;
  return `${cardFigure(coverage)} (n=${decimal(coverage.n)}), ${needs}`;
}

const needsOf = ({ value, low, high }: Reading): Bullet['needs'] => (value === null || low === null ? null : { low, high });

function bulletsOf(answered: Answered, pipeline: Pipeline): Bullets | null {
  const rows = pipeline.quarters.flatMap((quarter): Bullet[] => {
    const words = coverageWords(answered, pipeline, quarter);
    if (quarter.coverage.missing !== null) return [];
    const needs = words.needed === null ? null : needsOf(words.needed);
    return [{ name: words.quarter, text: rowText(words), value: quarter.coverage.value, needs, reading: quarter.coverage }];
  });
  if (rows.length === 0) return null;
  const values = rows.flatMap(({ value, needs }) => [value, needs?.low ?? null, needs?.high ?? null]);
  return { rows, axis: axisFor([0, ...values], { unit: 'ratio', currency: null }, FINE) };
}

/** Amounts are known where a target is all that a coverage lacks. */
const isAmountKnown = ({ coverage }: Quarter): boolean => coverage.missing === null || coverage.missing === 'no_target';

function factsOf({ dataset, definitions }: Answered, { quarters, last, rate, overdue }: Pipeline): readonly CoverageFact[] {
  const { calendar, currency } = dataset;
  const due = quarters.filter(isAmountKnown).map((quarter) => ({
    label: `Open amount due in ${nameOf(quarter, dataset)}`,
    value: `${cardValue(quarter.due.amount, { unit: 'money', currency }, quarter.due.deals)} (n=${decimal(quarter.due.deals)})`,
  }));
  const won = quarters.flatMap(({ attained, label }) =>
    attained === null || attained.missing !== null || label === last.label
      ? []
      : [
          {
            label: `Won in ${periodName(label, calendar)} so far`,
            value: `${cardFigure(attained)} of the target (n=${decimal(attained.n)})`,
          },
        ],
  );
  const { attainment } = last;
  const isFew = !isTold(rate, leastOf(definitions));
  return [
    ...won,
    ...(attainment.missing === null
      ? [
          {
            label: `Attainment of ${periodName(last.label, calendar)}`,
            value: `${cardFigure(attainment)} of the target (n=${decimal(attainment.n)})`,
          },
        ]
      : []),
    ...due,
    ...(overdue === 0 ? [] : [{ label: 'Due earlier and still open', value: `${counted(overdue, 'deal')}, in no quarter here` }]),
    { label: 'Win rate by value', value: isFew && rate.missing === null ? `n=${decimal(rate.n)}, too few to tell` : rateText(rate) },
  ];
}

const rateText = (rate: Reading): string => `${cardFigure(rate)}${rate.missing === null ? ` (n=${decimal(rate.n)})` : ''}`;

const BLANK: Cell = { text: '', sort: null };

function rowOf(answered: Answered, pipeline: Pipeline, quarter: Quarter): Row {
  const { dataset, definitions } = answered;
  const least = leastOf(definitions);
  const { needed, enough } = coverageWords(answered, pipeline, quarter);
  const [coverage = BLANK, , n = BLANK] = readingCells(quarter.coverage, least);
  const [need = BLANK, range = BLANK, behind = BLANK] = readingCells(needed ?? quarter.needed, least);
  const few: Cell = { text: needed === null && quarter.needed.missing === null ? 'too few to tell' : need.text, sort: need.sort };
  const { amount, deals } = quarter.due;
  const due = isAmountKnown(quarter) ? numberCell(cardValue(amount, { unit: 'money', currency: dataset.currency }, deals), amount) : BLANK;
  const won = quarter.attained === null ? BLANK : (readingCells(quarter.attained, least)[0] ?? BLANK);
  const verdict = textCell(enough === null ? '' : ENOUGH_WORDS[enough]);
  return { id: quarter.label, cells: [textCell(nameOf(quarter, dataset)), coverage, n, few, range, behind, verdict, due, won] };
}

const CAPTION = 'Coverage by quarter, against what the win rate needs';
const numeric = (id: string, label: string) => ({ id, label, isNumber: true });
const COLUMNS: Table['columns'] = [
  { id: 'quarter', label: 'Quarter', isNumber: false },
  numeric('coverage', 'Coverage'),
  numeric('due deals', 'n'),
  numeric('needed', 'Needed'),
  numeric('needed interval', '95% interval'),
  numeric('closed deals', 'n'),
  { id: 'enough', label: 'Against need', isNumber: false },
  numeric('due', 'Open amount due'),
  numeric('won', 'Won of the target'),
];

function tableOf(answered: Answered, pipeline: Pipeline): Table {
  const { last } = pipeline;
  const attained = readingCells(last.attainment, leastOf(answered.definitions))[0] ?? BLANK;
  const lastRow: Row = {
    id: `last ${last.label}`,
    cells: [
      textCell(`${periodName(last.label, answered.dataset.calendar)}, the last whole one`),
      ...Array.from({ length: 7 }, () => BLANK),
      attained,
    ],
  };
  const isShown = pipeline.quarters.some(({ label }) => label === last.label);
  return {
    caption: CAPTION,
    columns: COLUMNS,
    rows: [...pipeline.quarters.map((quarter) => rowOf(answered, pipeline, quarter)), ...(isShown ? [] : [lastRow])],
    note: null,
  };
}

function footOf({ dataset }: Answered, { rate }: Pipeline): readonly string[] {
  return [
    'needed: 1 divided by the win rate by value, less what is won already',
    `win rate of ${rate.period === null ? 'all time' : `the twelve months to ${dateText(rate.period.to)}`}`,
    ...(rate.missing === null ? [methodText(rate)] : [`win rate by value: ${reasonText(rate.missing, rate.unmapped)}`]),
    asOfClause(dataset),
    'the close date of an open deal is a guess',
  ];
}

/** What is said where the files hold no date: no quarter is under way, and no deal is due in one. */
const UNDATED: CoverageCard = {
  sentence: [words(`Coverage cannot be stated: ${NO_DATE}.`)],
  facts: [],
  bullets: null,
  lacksTarget: false,
  spoken: '',
  table: { caption: CAPTION, columns: COLUMNS, rows: [], note: `${raised(NO_DATE)}.` },
  foot: [],
  evidence: [],
};

/** Open deals due in the quarter under way and in the next, each against the range that this win rate needs. */
export function coverageCard(answered: Answered, pipeline: Pipeline): CoverageCard {
  if (answered.dataset.asOfFrom === 'nothing') return UNDATED;
  const { quarters, last, rate } = pipeline;
  const spoken = spokenQuarter(pipeline, answered);
  const bullets = bulletsOf(answered, pipeline);
  const sentence = spoken === null ? [] : coverageSentence(coverageWords(answered, pipeline, spoken));
  return {
    sentence,
    facts: factsOf(answered, pipeline),
    bullets,
    lacksTarget: spoken?.coverage.missing === 'no_target',
    spoken: (bullets?.rows ?? []).map(({ name, text }) => `${name}: ${text}`).join('. '),
    table: tableOf(answered, pipeline),
    foot: footOf(answered, pipeline),
    evidence: [
      ...quarters.flatMap(({ coverage, attained, needed, label }) => [
        ...cited([coverage], `coverage of ${label}`),
        ...cited(attained === null ? [] : [attained], `won so far in ${label}`),
        ...cited([needed], `coverage needed in ${label}`),
      ]),
      ...cited([last.attainment], `attainment of ${last.label}`),
      ...cited([rate], 'win rate behind the need'),
    ],
  };
}
