import { capturedBy, type Completeness, type DecileProof, type ScoreSeparation, type TargetFilter, type Tightness } from '../core/icp';
import { counted, decimal } from '../wording';
import { scoreText, tierName } from './icp-account-filters';
import type { AttributeNaming } from './icp-builder-attributes';
import type { Spot } from './mark';

/** A part of a picture as a list of accounts: what it is called, what makes it, and where in the picture it stands. */
export type AccountsOf = {
  readonly id: string;
  readonly text: string;
  readonly filter: Partial<TargetFilter>;
  /** Null where it is not drawn. */
  readonly spot: Spot | null;
};

type Row = { readonly name: string };

/** The row of a picture by its name. */
function rowNamed(rows: readonly Row[], name: string): Spot | null {
  const y = rows.findIndex((row) => row.name === name);
  return y < 0 ? null : { x: null, y };
}

/** The accounts of which an attribute is not known, one list for each attribute that is not known of all. */
export const blankLists = ({ attributes }: Completeness, { labelOf }: AttributeNaming): readonly AccountsOf[] =>
  attributes.flatMap(({ name, accounts: { filled, all } }, y): AccountsOf[] => {
    if (all === filled) return [];
    const text = `${labelOf(name)} not known: ${counted(all - filled, 'account')}`;
    return [{ id: name, text, filter: { attribute: { name, value: null } }, spot: { x: null, y } }];
  });

/** The accounts of each tier and of the ICP, by the rows that they are drawn as. */
export function tierLists({ tiers, icp }: Tightness, rows: readonly Row[]): readonly AccountsOf[] {
  const of = (id: string, name: string, accounts: number, filter: Partial<TargetFilter>): readonly AccountsOf[] =>
    accounts === 0 ? [] : [{ id, text: `${name}: ${counted(accounts, 'account')}`, filter, spot: rowNamed(rows, name) }];
  return [
    ...tiers.flatMap(({ tier, accounts }) => of(tier, tierName(tier), accounts, { tiers: [tier] })),
    ...of('icp', 'ICP', icp.accounts, { icp: 'in' }),
  ];
}

/** The accounts of each tenth of the scores, by the rows that they are drawn as; `names` are those of all tenths. */
export const decileLists = ({ rates }: DecileProof, names: readonly string[], rows: readonly Row[]): readonly AccountsOf[] =>
  rates.map(({ from, to, accounts }, at) => ({
    id: String(at),
    text: `${names[at] ?? ''}: ${counted(accounts, 'account')}`,
    filter: { score: { from, to } },
    spot: rowNamed(rows, names[at] ?? ''),
  }));

const SCORE_MOST = 100;
const TENTHS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1] as const;

/** Down to which score one goes for each tenth of the deals, the best first: the accounts from there up. */
export const gainLists = ({ gain }: ScoreSeparation): readonly AccountsOf[] =>
  TENTHS.flatMap((share): AccountsOf[] => {
    const reached = gain.find(({ deals }) => deals >= share - 1e-9);
    const captured = capturedBy(gain, share);
    if (reached === undefined || captured === null) return [];
    const score = { from: reached.score, to: SCORE_MOST };
    return [
      {
        id: String(share),
        text: `Best ${decimal(share * 100)}% of deals: accounts with a ${scoreText(score)}`,
        filter: { score },
        spot: { x: share, y: captured },
      },
    ];
  });
