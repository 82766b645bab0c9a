import { FILLED_LEVELS, type AttributeFilled, type Completeness, type Filled, type FilledLevel, type UsedFor } from '../core/icp';
import { counted, decimal, listed, shareText } from '../wording';
import type { Sentence } from '../wording/sentence';
import { axisFor, type Axis } from './axis';
import type { AttributeNaming } from './icp-builder-attributes';
import { told, type Proof } from './icp-proof-words';
import { numberCell, textCell, type Cell, type Table } from './table';

/** Attributes as bars of what is filled, the rest being unknown, with the two levels as lines. */
export type CompletenessPicture = {
  readonly rows: readonly { readonly name: string; readonly text: string; readonly filled: number }[];
  readonly lines: readonly { readonly value: number; readonly text: string }[];
  readonly axis: Axis;
};

const AXIS = axisFor([0, 1], { unit: 'share', currency: null }, { ticks: 5, pad: 0 });
const LEVEL_WORDS: Readonly<Record<FilledLevel, string>> = { poor: 'under 60%', fair: '60 to 80%', good: 'over 80%' };
const USE_WORDS: Readonly<Record<UsedFor, string>> = {
  entry: 'entry',
  mustHave: 'must-have',
  exclude: 'exclusion',
  fit: 'points',
  intent: 'intent',
};

const levelText = (isInFiles: boolean, level: FilledLevel | null): string => {
  if (!isInFiles) return 'in no file';
  return level === null ? '' : LEVEL_WORDS[level];
};

const shareOf = ({ filled, all }: Filled): number | null => (all === 0 ? null : filled / all);

/** A share is rounded down beside a level that it does not reach, and never up to it; the words of a card else. */
function percent(of: Filled): string {
  const share = shareOf(of);
  if (share === null) return 'no accounts';
  const isHidden = [FILLED_LEVELS.warning, FILLED_LEVELS.goal].some((level) => share !== level && Math.round(share * 100) / 100 === level);
  return isHidden || (share > 0.995 && share < 1) ? `${decimal(share * 100, 1)}%` : shareText(share, of.all);
}

const filledText = (of: Filled): string => (of.all === 0 ? 'no accounts' : `${percent(of)}, ${decimal(of.filled)} of ${decimal(of.all)}`);
const filledCell = (of: Filled): Cell => numberCell(filledText(of), shareOf(of));

function rowOf(attribute: AttributeFilled, { labelOf }: AttributeNaming) {
  const level = attribute.level === null ? '' : ` · ${LEVEL_WORDS[attribute.level]}`;
  const text = attribute.isInFiles ? `${filledText(attribute.accounts)}${level}` : 'in no file that is loaded';
  return { name: labelOf(attribute.name), text, filled: shareOf(attribute.accounts) ?? 0 };
}

function tableOf(attributes: readonly AttributeFilled[], { labelOf }: AttributeNaming): Table {
  return {
    caption: 'How often each attribute of the profiles is filled',
    columns: [
      { id: 'attribute', label: 'Attribute', isNumber: false },
      { id: 'use', label: 'Used for', isNumber: false },
      { id: 'all', label: 'Filled, all accounts', isNumber: true },
      { id: 'deals', label: 'Filled, accounts with deals', isNumber: true },
      { id: 'unknown', label: 'Unknown', isNumber: true },
      { id: 'level', label: 'Level', isNumber: false },
    ],
    rows: attributes.map(({ name, usedFor, isInFiles, accounts, withDeals, level }) => ({
      id: name,
      cells: [
        textCell(labelOf(name)),
        textCell(listed(usedFor.map((use) => USE_WORDS[use]))),
        filledCell(accounts),
        filledCell(withDeals),
        numberCell(decimal(accounts.all - accounts.filled), accounts.all - accounts.filled),
        textCell(levelText(isInFiles, level)),
      ],
    })),
    note: null,
  };
}

function sentenceOf({ attributes, accounts, unscored, mostMissing }: Completeness, { labelOf }: AttributeNaming): Sentence {
  const poor = attributes.filter(({ level }) => level === 'poor');
  const named = poor.length === 0 ? ' No attribute is under 60%.' : ` Under 60% filled: ${listed(poor.map(({ name }) => labelOf(name)))}.`;
  if (unscored === 0) return told(`All ${counted(accounts, 'account')} can be scored.${named}`);
  const share = percent({ filled: unscored, all: accounts });
  const most = mostMissing === null ? '' : `: most lack ${labelOf(mostMissing.name)} (${decimal(mostMissing.accounts)} of them)`;
  return told('', `${share} of accounts`, ` (${decimal(unscored)} of ${decimal(accounts)}) cannot be scored${most}.${named}`);
}

/** How complete the attributes of the profiles are, against 60 and 80 %. */
export function completenessView(completeness: Completeness, naming: AttributeNaming): Proof<CompletenessPicture> {
  const { attributes, accounts } = completeness;
  if (accounts === 0) return { sentence: told('No account is loaded.'), picture: null, table: null, foot: [] };
  if (attributes.length === 0) return { sentence: told('The profiles name no attribute.'), picture: null, table: null, foot: [] };
  return {
    sentence: sentenceOf(completeness, naming),
    picture: {
      rows: attributes.map((attribute) => rowOf(attribute, naming)),
      lines: [
        { value: FILLED_LEVELS.warning, text: 'warning' },
        { value: FILLED_LEVELS.goal, text: 'goal' },
      ],
      axis: AXIS,
    },
    table: tableOf(attributes, naming),
    foot: [counted(accounts, 'account'), 'a fact of the files, so no interval', 'goal over 80%, warning under 60%'],
  };
}
