import { pointsById, type BandCounts, type Criterion, type Family, type IcpProfile, type Importance, type Side } from '../core/icp';
import { decimal, raised } from '../wording';
import { readTyped, type Typed } from './definitions-numbers';
import type { AttributeNaming } from './icp-builder-attributes';
import { accountRuleWords } from './icp-words-of-rules';
import { numberCell, textCell, type Row, type Table } from './table';

export const FAMILY_WORDS: Readonly<Record<Family, string>> = {
  firmographic: 'Firmographic',
  technographic: 'Technographic',
  behavioural: 'Behavioural and intent',
  environmental: 'Environmental',
};
export const FAMILIES: readonly Family[] = ['firmographic', 'technographic', 'behavioural', 'environmental'];
export const IMPORTANCE_WORDS: Readonly<Record<Importance, string>> = {
  critical: 'Critical',
  veryHigh: 'Very High',
  high: 'High',
  medium: 'Medium',
};

/** Points as a number: whole ones without decimals. */
export const pointNumber = (points: number): string => decimal(points, Number.isInteger(points) ? 0 : 1);
/** `40 points`; decimals where points have some. */
export const pointsText = (points: number): string => (points === 1 ? '1 point' : `${pointNumber(points)} points`);

/** A criterion in words, with its points among those of its side. */
export type CriterionWords = {
  readonly id: string;
  readonly name: string;
  readonly family: string;
  readonly importance: string;
  readonly points: number;
  readonly pointsText: string;
  /** What gives how many points, the first that holds. */
  readonly bands: readonly { readonly rule: string; readonly points: string }[];
};

function criterionWords(criterion: Criterion, points: number, naming: AttributeNaming): CriterionWords {
  const isByHand = criterion.points !== undefined;
  const own = (band: number): number => (isByHand ? band : Math.floor((band * points) / 100 + 0.5));
  return {
    id: criterion.id,
    name: naming.labelOf(criterion.field),
    family: FAMILY_WORDS[criterion.family],
    importance: criterion.importance === undefined ? 'not said' : IMPORTANCE_WORDS[criterion.importance],
    points,
    pointsText: pointsText(points),
    bands: criterion.bands.map((band) => ({ rule: accountRuleWords(band.when, naming), points: pointsText(own(band.points)) })),
  };
}

/** The criteria of a side in words, in their order. */
export function criteriaWords(profile: IcpProfile, side: Side, naming: AttributeNaming): readonly CriterionWords[] {
  const points = pointsById(profile, side);
  return profile.criteria.flatMap((each) => (each.side === side ? [criterionWords(each, points.get(each.id) ?? 0, naming)] : []));
}

/** The criteria of a side as a table: the same points as the bar beside it, and what earns them. */
export function criteriaTable(caption: string, criteria: readonly CriterionWords[]): Table {
  return {
    caption,
    columns: [
      { id: 'name', label: 'Criterion', isNumber: false },
      { id: 'points', label: 'Points', isNumber: true },
      { id: 'importance', label: 'Importance', isNumber: false },
      { id: 'family', label: 'Family', isNumber: false },
      { id: 'rule', label: 'What earns them', isNumber: false },
    ],
    rows: criteria.map((criterion) => ({
      id: criterion.id,
      cells: [
        textCell(criterion.name),
        numberCell(pointNumber(criterion.points), criterion.points),
        textCell(criterion.importance),
        textCell(criterion.family),
        { ...textCell(bandsText(criterion)), isQuiet: true },
      ],
    })),
    note: null,
  };
}

const bandsText = ({ bands }: CriterionWords): string =>
  bands.length === 0 ? 'nothing yet' : bands.map(({ rule, points }) => `${rule}: ${points}`).join('; ');

/** Points as they were typed, from 0 to 100 and whole, or the sentence that says why they are none. */
export function readPoints(text: string): Typed {
  const read = readTyped(text, { kind: 'whole' });
  return read.value !== null && (read.value < 0 || read.value > 100) ? { value: null, fault: 'Points are from 0 to 100.' } : read;
}

/** A least score as it was typed, from 0 to 100. */
export function readScore(text: string): Typed {
  const read = readTyped(text, { kind: 'number' });
  return read.value !== null && (read.value < 0 || read.value > 100) ? { value: null, fault: 'Scores are from 0 to 100.' } : read;
}

/** Accounts by the bands of a criterion of a profile, as a table. */
export function bandTable(
  words: CriterionWords,
  counts: BandCounts,
  { name: profile, missing }: Pick<IcpProfile, 'name' | 'missing'>,
): Table {
  const row = (id: string, name: string, points: string, accounts: number): Row => ({
    id,
    cells: [textCell(name), textCell(points), numberCell(decimal(accounts), accounts)],
  });
  const bands = words.bands.map((band, at) => row(`band ${at}`, raised(band.rule), band.points, counts.bands[at] ?? 0));
  return {
    caption: `All accounts by ${words.name}, ${profile}`,
    columns: [
      { id: 'band', label: words.name, isNumber: false },
      { id: 'points', label: 'Points', isNumber: false },
      { id: 'accounts', label: 'Accounts', isNumber: true },
    ],
    rows: [
      ...bands,
      row('none', bands.length === 0 ? 'Known' : 'Known, in no band', pointsText(0), counts.none),
      { ...row('unknown', 'Not known', missing === 'leaveOut' ? 'left out of the score' : pointsText(0), counts.unknown), isLast: true },
    ],
    note: null,
  };
}
