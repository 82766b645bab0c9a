import type { HalfPoints } from './answer';
import type { IcpAspect } from './instrument';

export type IcpLevel = 1 | 2 | 3 | 4;

/** One aspect of the ICP model, in its four columns. */
export type IcpAspectRow = { readonly id: IcpAspect; readonly name: string; readonly columns: Readonly<Record<IcpLevel, string>> };

/** A sign that data can prove, the level that it stands for, and the aspect that people answer where data cannot tell. */
export type IcpSignSpec = {
  readonly id: IcpSignId;
  readonly level: 2 | 3 | 4;
  readonly aspect: IcpAspect;
  readonly says: string;
  /** It speaks against its level where it fails, and is no condition of it where the data do not tell. */
  readonly isOnlyAgainst?: true;
};

export type IcpSignId =
  | 'firmographicVersion'
  | 'oneMeasureBySegment'
  | 'twoKindsFilled'
  | 'threeMeasuresBySegment'
  | 'steadyForecast'
  | 'economicsByIcp'
  | 'severalIcps'
  | 'targetsJudged'
  | 'checkedInYear';

export type IcpModelInstrument = {
  readonly id: 'icpModel';
  readonly version: number;
  readonly levels: readonly { readonly level: IcpLevel; readonly name: string; readonly moveUp: string }[];
  readonly aspects: readonly IcpAspectRow[];
  readonly signs: readonly IcpSignSpec[];
};

/** What the data say of a sign; null: they do not tell. */
export type IcpSigns = Readonly<Record<IcpSignId, boolean | null>>;

/** Where a sign stands once people were asked: proven or refuted by data, or taken from an answer to its aspect. */
export type JudgedSign = IcpSignSpec & { readonly state: 'holds' | 'fails' | 'answered' | 'asked' | 'untold' };

export type IcpModelStanding = {
  readonly level: IcpLevel;
  readonly signs: readonly JudgedSign[];
  /** What the next level lacks: signs, and aspects that were answered under it. Empty at the highest. */
  readonly lacks: { readonly signs: readonly JudgedSign[]; readonly aspects: readonly IcpAspect[] };
};

/** The level that people see in each aspect, in half points; absent where nobody answered. Of several people the lowest counts. */
export type AspectAnswers = ReadonlyMap<IcpAspect, HalfPoints>;

function judged(spec: IcpSignSpec, signs: IcpSigns, answers: AspectAnswers): JudgedSign {
  const told = signs[spec.id];
  if (told !== null) return { ...spec, state: told ? 'holds' : 'fails' };
  if (spec.isOnlyAgainst === true) return { ...spec, state: 'untold' };
  const answer = answers.get(spec.aspect);
  return { ...spec, state: answer !== undefined && answer >= 2 * spec.level ? 'answered' : 'asked' };
}

/** What stands between a company and a level: signs of it or of a lower one that do not hold, and aspects answered below it. */
function lackedBy(level: IcpLevel, signs: readonly JudgedSign[], answers: AspectAnswers): IcpModelStanding['lacks'] {
  return {
    signs: signs.filter((sign) => sign.level <= level && (sign.state === 'fails' || sign.state === 'asked')),
    aspects: [...answers].filter(([, score2]) => score2 < 2 * level).map(([aspect]) => aspect),
  };
}

const DOWNWARDS: readonly IcpLevel[] = [4, 3, 2];

/**
 * The highest level of which every provable sign holds, those of the levels below included, and no answered aspect says less
 * (`assessment.md` 3). A sign that the data do not tell comes from the person: until somebody answers, it is asked and not given.
 */
export function icpModelLevel(instrument: IcpModelInstrument, signs: IcpSigns, answers: AspectAnswers): IcpModelStanding {
  const all = instrument.signs.map((spec) => judged(spec, signs, answers));
  const isReached = (level: IcpLevel): boolean => {
    const lacks = lackedBy(level, all, answers);
    return lacks.signs.length + lacks.aspects.length === 0;
  };
  const level = DOWNWARDS.find(isReached) ?? 1;
  const next = instrument.levels.find((each) => each.level === level + 1)?.level;
  return { level, signs: all, lacks: next === undefined ? { signs: [], aspects: [] } : lackedBy(next, all, answers) };
}
