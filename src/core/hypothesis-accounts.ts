import { accountKey, accountOf, knownLabel, type HypothesisGround } from './hypothesis-ground';
import { ACCOUNT, type Ask, type Cube } from './metrics';
import { attributesIn, judge, type AttributeReader, type Dataset, type DimensionId, type Rule } from './model';

/** The attributes of a rule that are known of every account, whatever deals it has; null where one is known of deals alone. */
function accountAxes(segment: Rule, { dimensions }: Dataset): readonly DimensionId[] | null {
  const named = [...new Set(attributesIn(segment))].map((name) => dimensions.find(({ id }) => id === name));
  return named.every((dimension) => dimension !== undefined && dimension.home !== 'opportunity')
    ? named.flatMap((dimension) => dimension?.id ?? [])
    : null;
}

/** What the engine is asked to list the accounts of a segment. A rule that asks for what only deals have lists all accounts. */
export function segmentAccountsAsk(segment: Rule, dataset: Dataset): Ask {
  const axes = accountAxes(segment, dataset) ?? [];
  return { by: [ACCOUNT, ...axes.filter((id) => id !== ACCOUNT)], time: 'month', measures: ['accounts'], filter: { kind: 'always' } };
}

/** The keys of the accounts in a segment, in the order of their numbers, from the answer to `segmentAccountsAsk`; each once. */
export function segmentAccounts(cube: Cube, segment: Rule, ground: Pick<HypothesisGround, 'dataset' | 'accounts'>): readonly string[] {
  const { dataset, accounts } = ground;
  const isDecidable = accountAxes(segment, dataset) !== null;
  const axes = cube.ask.by.map((id) => dataset.dimensions.find((dimension) => dimension.id === id));
  const counts = cube.numbers.get('accounts');
  const found = new Set<number>();
  for (let cell = 0; cell < cube.cells; cell += 1) {
    if ((counts?.[cell] ?? 0) === 0) continue;
    const read: AttributeReader = (name) => {
      const place = cube.ask.by.findIndex((id) => id === name);
      const dimension = axes[place];
      return dimension === undefined ? null : knownLabel(dimension, cube.keys[place]?.[cell] ?? 0);
    };
    const account = accountOf(cube.keys[cube.ask.by.indexOf(ACCOUNT)]?.[cell] ?? 0);
    if (account > 0 && (!isDecidable || judge(segment, read) === true)) found.add(account);
  }
  const keys = [...found].toSorted((a, b) => a - b).map((account) => accountKey(accounts, account));
  return [...new Set(keys)].filter((key) => key !== '');
}
