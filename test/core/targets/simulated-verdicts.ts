import { judgeTargets } from '../../../src/core/judged-targets';
import { chanceFrom, type Chance } from '../../../src/core/statistics';
import { madeCompany, open, type MadeAccount } from './made-company';

export type Setting = {
  readonly companies: number;
  readonly accounts: number;
  /** The chance of an account to be in the ICP, whatever its amounts: the true share of amounts. */
  readonly share: number;
  /** The target; what is true where nothing is said. */
  readonly target?: number;
  /** The standard deviation of the logarithm of an amount. */
  readonly sigma: number;
  readonly seed: number;
};

export type Verdicts = { readonly met: number; readonly missed: number; readonly undecided: number };

function normal({ uniform }: Chance): number {
  return Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

function accountOf(chance: Chance, { share, sigma }: Setting): MadeAccount {
  const isIn = chance.uniform() < share;
  const deals = Array.from({ length: 1 + chance.below(3) }, () => open(Math.round(10_000 * Math.exp(sigma * normal(chance)))));
  return { trade: 'Software', size: isIn ? '500' : '5', deals };
}

/**
 * What is said of a target on the share of the open amount in companies of accounts with one to three deals, of lognormal
 * amounts that do not depend on the ICP. Where the target is exactly what is true, met and missed are both wrong.
 */
export function verdictsAtTruth(setting: Setting): Verdicts {
  const chance = chanceFrom(setting.seed);
  const found = { met: 0, missed: 0, undecided: 0 };
  const target = { metric: 'icpShareOpenAmount', slice: [], want: 'atLeast', value: setting.target ?? setting.share } as const;
  for (let company = 0; company < setting.companies; company += 1) {
    const accounts = Array.from({ length: setting.accounts }, () => accountOf(chance, setting));
    const [judged] = judgeTargets({ answerable: madeCompany(accounts, [target], { metrics: [target.metric] }), where: [], span: null });
    const state = judged?.finding.state ?? 'undecided';
    if (state !== 'drifted') found[state] += 1;
  }
  return found;
}
