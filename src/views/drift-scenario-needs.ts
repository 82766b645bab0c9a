import type { Need, Range, Scenario } from '../core/drift-scenario';
import type { Currency } from '../core/model';
import { cardValue, counted, decimal, reasonText, remedyText } from '../wording';
import { moneyText } from '../wording/money';
import { rangeText } from '../wording/number';

type Share = Extract<Need, { kind: 'share' }>;

/** From the better case to the worse: `9–14`; open upwards where the worse case knows no number. */
export function ranged({ least, most }: Range, write: (value: number) => string): string {
  if (most === null) return `${write(least)} or more (at the worse end no number would do)`;
  const [low, high] = [write(least), write(most)];
  return low === high ? low : rangeText(low, high);
}

const NOUNS: Readonly<Record<Share['of'], readonly [one: string, many: string]>> = {
  open: ['open deal', 'open deals'],
  won: ['win', 'wins'],
  created: ['created deal', 'created deals'],
  accounts: ['account with open deals', 'accounts with open deals'],
};

const or = (parts: readonly (string | null)[]): string => parts.filter((part) => part !== null).join(', or ');

/** Which side more of is wanted, and of which less. */
const sidesOf = ({ target }: Scenario): readonly [more: string, less: string] =>
  target.want === 'atLeast' ? ['ICP', 'non-ICP'] : ['non-ICP', 'ICP'];

function dealsText(scenario: Scenario, { of, ways, counts }: Share): string {
  const [[one, many], [more, less]] = [NOUNS[of], sidesOf(scenario)];
  const noun = (count: number): string => (count === 1 ? one : many);
  const lead = of === 'won' || of === 'created' ? 'Were the next quarter like the last: ' : '';
  const base = `${decimal(counts.part)} of ${decimal(counts.whole)} ${many} are ICP`;
  if (counts.whole === 0) return `No ${many} in the last quarter to reckon from.`;
  if (ways.more === 0) return `${lead}${base}, which is at the target: as many again keep it there.`;
  const text = or([
    ways.more === null ? null : `${decimal(ways.more)} more ${more} ${noun(ways.more)}`,
    ways.less === null ? null : `${decimal(ways.less)} fewer ${less} ${noun(ways.less)}`,
  ]);
  return text === '' ? `${lead}${base}: no number of deals would reach it.` : `${lead}${text} (${base}).`;
}

function moneyLine(scenario: Scenario, { money }: Share): string | null {
  if (money === null) return null;
  if (money.missing !== null) return `In money it cannot be said: ${reasonText(money.missing)}.`;
  const { ways, currency } = money;
  const [more, less] = sidesOf(scenario);
  if (ways.more === 0) return 'By amount it is at the target.';
  const text = or([
    ways.more === null ? null : `${moneyText(ways.more, currency)} more ${more}`,
    ways.less === null ? null : `${moneyText(ways.less, currency)} less ${less}`,
  ]);
  return text === '' ? 'No amount would reach it.' : `By amount: ${text}.`;
}

function createText({ of, toCreate }: Share): string | null {
  if (toCreate === null) return null;
  const { needed, lastQuarter } = toCreate;
  if (needed.missing !== null) return `How many deals that takes cannot be said: ${reasonText(needed.missing)}.`;
  const last = lastQuarter === null ? '' : `; ${decimal(lastQuarter)} were created in the last quarter`;
  const range = ranged(needed, decimal);
  return of === 'won'
    ? `At the ICP win rate of the last year that takes ${range} closed ICP deals${last}.`
    : `With what leaves the pipeline in a quarter that takes ${range} new ICP deals${last}.`;
}

function winsText({ deals, wins, acv }: Extract<Need, { kind: 'wins' }>): readonly string[] {
  const lead = `Of ${counted(deals, 'closed deal')}, as in the last quarter: ${ranged(wins, decimal)} wins more than today’s rate gives.`;
  if (acv === null || acv.missing !== null) return [lead, `In money it cannot be said: ${reasonText(acv?.missing ?? 'no_amount')}.`];
  const minor: Range = { least: wins.least * acv.value, most: wins.most === null ? null : wins.most * acv.value };
  return [lead, `At the ACV of the last year: ${ranged(minor, (value) => moneyText(value, acv.currency))}.`];
}

function distanceText({ finding }: Scenario, { today, range }: Extract<Need, { kind: 'distance' }>): readonly string[] {
  const { now } = finding;
  const isShare = now.unit === 'share';
  const write = (value: number): string => (isShare ? decimal(value * 100, 1) : cardValue(value, now, now.n));
  const unit = isShare ? ' points' : '';
  if (range === null) return [`${write(today)}${unit} away today; without an interval there is no range to tell.`];
  return [`${ranged(range, write)}${unit} away, over the interval of what is known now.`];
}

const zeroFirst = (range: Range): string => (range.least === 0 ? ' (nothing at the better end)' : '');

/** What the next quarter would take, in deals and then in money; the reason where that cannot be said. */
export function needsText(scenario: Scenario): readonly string[] {
  const { need, finding } = scenario;
  const money = (currency: Currency | null) => (value: number) => moneyText(value, currency);
  const own = money(finding.now.currency);
  switch (need.kind) {
    case 'nothing':
      return ['Met: nothing needs to change.'];
    case 'unknown':
      return [`Cannot be said: ${reasonText(need.missing)}.${remedyText(need.missing) === null ? '' : ` ${remedyText(need.missing)}`}`];
    case 'share':
      return [dealsText(scenario, need), moneyLine(scenario, need), createText(need)].filter((line) => line !== null);
    case 'wins':
      return winsText(need);
    case 'mean': {
      const way = scenario.target.want === 'atLeast' ? 'more' : 'less';
      return [`${ranged(need.each, own)} ${way} a win${zeroFirst(need.each)}; ${ranged(need.together, own)} over all of them.`];
    }
    case 'cac':
      return [
        `${ranged(need.logos, decimal)} more new customers at the same spend, or ${ranged(need.spend, own)} less spend${zeroFirst(need.spend)}.`,
      ];
    case 'returns':
      return [
        `LTV ${ranged(need.ltv, money(need.currency))} ${scenario.target.want === 'atLeast' ? 'higher' : 'lower'}, or CAC ${ranged(need.cac, money(need.currency))} ${scenario.target.want === 'atLeast' ? 'lower' : 'higher'}${zeroFirst(need.ltv)}.`,
      ];
    case 'distance':
      return distanceText(scenario, need);
  }
}
