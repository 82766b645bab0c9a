import type { AccountColumns, AccountResults, IcpVersion, Scored } from '../../../core/icp';
import type { Cube } from '../../../core/metrics';
import type { Loaded } from '../../session';

/** Everything that the ICP page is answered from: what is known of accounts, what came of them, and how they score today. */
export type IcpWorld = {
  readonly loaded: Loaded;
  readonly accounts: AccountColumns;
  /** The answer to `accountsAsk`: one cell an account and month. */
  readonly cube: Cube;
  readonly results: AccountResults;
  /** The version that all pages are read by today; null without any. Of several in force in turn, the latest. */
  readonly version: IcpVersion | null;
  /** The scores of all accounts under `version`, overrides included; null without a version. */
  readonly scored: Scored | null;
  /** The as-of date, YYYY-MM-DD. */
  readonly date: string;
};

/** What every section of the ICP page is given. */
export type SectionProps = { readonly world: IcpWorld };
