import { ICP_MODEL, SEGMENTATION, type Assessment, type AssessedStanding } from '../core/assessment';
import type { PacketFacts } from '../core/council-packet';
import type { CalendarDate } from '../core/model';
import { dateText, lowered, plain } from '../wording';
import { DIMENSION_NAMES, icpLevelText, scoreText, tenthsText } from '../wording/assessment-words';
import { assessmentSentence, trendTable } from './assessment';
import { suggestionText } from './assessment-dimension';
import { listBlock, stated, tableBlock, written } from './packet-blocks';
import { firstFitting } from './packet-names';
import type { PacketChart, PacketSection } from './packet';

const QUESTION = 'How mature are we?';
/** Under this many tenths a dimension is weak, and leads somewhere. */
const WEAK_UNDER = 30;
const NOTES: readonly string[] = [
  'Levels from 1 to 5 as people confirmed them beside evidence computed from the data; of several people complete sets alone are averaged.',
  'What nobody answered is not 1.',
];

const nameOf = (question: AssessedStanding['question']): string => DIMENSION_NAMES.get(question) ?? question;

/** The sentence of the page, with the weakest dimension where there is room for it. */
function titleOf(assessment: Assessment): string {
  const whole = plain(assessmentSentence(assessment));
  const [weakest] = assessment.routes;
  const weak = weakest === undefined ? '' : ` Weakest: ${lowered(nameOf(weakest.question))} (${tenthsText(weakest.tenths)}).`;
  return firstFitting([`${whole}${weak}`, whole]);
}

function rowOf({ question, tenths, said, suggestion }: AssessedStanding): readonly string[] {
  const isWeak = tenths !== null && tenths < WEAK_UNDER;
  return [
    nameOf(question),
    tenths === null ? 'not answered' : tenthsText(tenths),
    said.map(({ by, score2 }) => `${by} ${scoreText(score2)}`).join(', '),
    suggestionText(suggestion),
    isWeak ? SEGMENTATION.routing[question].next : '',
  ];
}

/** The overall score over the as-of dates at which people answered; a single one is no line. */
function trendOf({ trend }: Assessment): PacketChart | null {
  const points = trend.flatMap(({ on, overall }) =>
    overall.kind === 'scored' ? [{ on: dateText(on as CalendarDate), tenths: overall.tenths }] : [],
  );
  if (points.length < 2) return null;
  return {
    kind: 'chart',
    form: 'line',
    caption: `Overall score by as-of date: ${points.map(({ on, tenths }) => `${on} ${tenthsText(tenths)}`).join('; ')}.`,
    unit: 'count',
    currency: null,
    categories: points.map(({ on }) => on),
    series: [{ name: 'Overall score', role: 'plain', values: points.map(({ tenths }) => tenths / 10) }],
    target: null,
  };
}

function sentences({ overall, icpModel }: Assessment): readonly string[] {
  const level = ICP_MODEL.levels.find((each) => each.level === icpModel.level);
  return [
    ...(overall.kind === 'scored' ? [overall.band.reading, `Next: ${overall.band.next}`] : []),
    `${icpLevelText(icpModel.level)}.${level === undefined ? '' : ` ${level.moveUp}`}`,
  ];
}

/** The assessment, where anybody answered it: once or twice a year. Null where nobody did, or where it was not worked out. */
export function maturitySection({ assessment }: PacketFacts): PacketSection | null {
  if (assessment === null || assessment.overall.kind === 'unanswered') return null;
  const [trend, history] = [trendOf(assessment), trendTable(assessment)];
  return {
    id: 'maturity',
    question: QUESTION,
    sentence: stated(titleOf(assessment)),
    blocks: [
      ...listBlock([plain(assessmentSentence(assessment)), ...sentences(assessment)].map((text) => stated(text))),
      written(
        'Segmentation assessment',
        ['Dimension', '>Score', 'Who said what', 'What the data suggest', 'Next step'],
        assessment.dimensions.map(rowOf),
      ),
      ...(trend === null ? [] : [trend]),
      ...(history === null ? [] : [tableBlock(history, { most: 0 })]),
    ],
    notes: NOTES,
  };
}
