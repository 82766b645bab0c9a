import type { Assessment, IcpAspect, IcpLevel, JudgedSign } from '../core/assessment';
import { ICP_MODEL } from '../core/assessment';
import { listed, lowered, type Sentence } from '../wording';
import { icpLevelText } from '../wording/assessment-words';

export type SignView = {
  readonly id: string;
  readonly level: IcpLevel;
  readonly says: string;
  readonly state: JudgedSign['state'];
  readonly word: string;
};

/** One aspect in its four columns, with what people answered. */
export type AspectView = {
  readonly id: IcpAspect;
  readonly name: string;
  readonly columns: readonly { readonly level: IcpLevel; readonly text: string }[];
  readonly said: readonly { readonly by: string; readonly level: string }[];
  /** Whether a sign of it is not in the data, so that people are asked. */
  readonly isAsked: boolean;
};

export type IcpModelView = {
  readonly sentence: Sentence;
  readonly levels: readonly { readonly level: IcpLevel; readonly name: string; readonly isReached: boolean }[];
  readonly signs: readonly SignView[];
  readonly aspects: readonly AspectView[];
};

const SIGN_WORDS: Readonly<Record<JudgedSign['state'], string>> = {
  holds: 'holds in the data',
  fails: 'does not hold in the data',
  answered: 'not in the data; people say so',
  asked: 'not in the data; people are asked',
  untold: 'not in the data; nothing speaks against it',
};

/** What the next level lacks, in words. */
function lackText({ icpModel }: Assessment): string {
  const { level, lacks } = icpModel;
  const signs = lacks.signs.map(({ says }) => lowered(says.replace(/\.$/, '')));
  const aspects = lacks.aspects.map((id) => ICP_MODEL.aspects.find((aspect) => aspect.id === id)?.name ?? id);
  const told = [
    ...(signs.length === 0 ? [] : [`not shown: ${signs.join('; ')}`]),
    ...(aspects.length === 0 ? [] : [`answered lower: ${listed(aspects)}`]),
  ];
  return level === 4 || told.length === 0 ? '' : ` For level ${level + 1}: ${told.join('; ')}.`;
}

/** The ICP model as a page shows it: the level, the signs it rests on, and the aspects that people answer. */
export function icpModelView(assessment: Assessment): IcpModelView {
  const { level, signs } = assessment.icpModel;
  const moveUp = ICP_MODEL.levels.find((each) => each.level === level)?.moveUp ?? '';
  return {
    sentence: [
      { kind: 'figure', text: icpLevelText(level) },
      { kind: 'words', text: `.${lackText(assessment)} ${level === 4 ? '' : 'To move up: '}${level === 4 ? moveUp : lowered(moveUp)}` },
    ],
    levels: ICP_MODEL.levels.map((each) => ({ level: each.level, name: each.name, isReached: each.level <= level })),
    signs: signs.map(({ id, level: of, says, state }) => ({ id, level: of, says, state, word: SIGN_WORDS[state] })),
    aspects: ICP_MODEL.aspects.map(({ id, name, columns }) => ({
      id,
      name,
      columns: ICP_MODEL.levels.map(({ level: of }) => ({ level: of, text: columns[of] })),
      said: (assessment.aspects.find(({ question }) => question === id)?.answers ?? []).map(({ by, score2 }) => ({
        by,
        level: `${score2 / 2}`,
      })),
      isAsked: signs.some(({ aspect, state }) => aspect === id && state === 'asked'),
    })),
  };
}
