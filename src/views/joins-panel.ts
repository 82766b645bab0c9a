import type { Joins, JoinWay } from '../core/facts';
import { counted, decimal } from '../wording';

/** Deals that found their account in one way, with the spellings behind them. */
export type JoinLine = {
  readonly way: JoinWay;
  readonly what: string;
  readonly deals: string;
  readonly examples: readonly {
    readonly key: string;
    readonly spelled: string;
    readonly account: string;
    readonly deals: string;
    readonly where: string;
  }[];
  readonly shown: string | null;
};
/** How deals were joined to the files of accounts. */
export type JoinsPanel = { readonly sentence: string; readonly lines: readonly JoinLine[] };

const WORDS: Readonly<Record<JoinWay, string>> = {
  id: 'Joined by the id of the account',
  domain: 'Joined by the web domain',
  name: 'Joined by the name, as it is spelled',
  normalisedName: 'Joined by the name, without case, marks and legal form',
  ambiguous: 'Not joined: several accounts go by that name',
  alone: 'Not joined: no file of accounts holds that account',
  blank: 'Not joined: the deal names no account',
};
const JOINED: ReadonlySet<JoinWay> = new Set<JoinWay>(['id', 'domain', 'name', 'normalisedName']);

const sum = (joins: Joins): number => joins.reduce((all, { deals }) => all + deals, 0);

/** What matched and what did not; null where nothing was loaded that could be joined. */
export function joinsPanel(joins: Joins): JoinsPanel | null {
  const all = sum(joins);
  if (all === 0) return null;
  const joined = sum(joins.filter(({ way }) => JOINED.has(way)));
  return {
    sentence: `${decimal(joined)} of ${counted(all, 'deal')} found their account in the files of accounts.`,
    lines: joins.map(({ way, deals, spellings, examples }) => ({
      way,
      what: WORDS[way],
      deals: decimal(deals),
      examples: examples.map(({ spelled, account, deals: count, first }, at) => ({
        key: `${at} ${spelled}`,
        spelled: spelled === '' ? 'blank' : spelled,
        account,
        deals: decimal(count),
        where: `${first.file} line ${first.line}`,
      })),
      shown:
        examples.length < spellings ? `The commonest ${decimal(examples.length)} of ${counted(spellings, 'spelling')} are listed.` : null,
    })),
  };
}
