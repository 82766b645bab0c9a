import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { overridesInForce, readerOf, score, tierReasons, type AccountColumns, type IcpVersion } from '../../../core/icp';
import { rulingDate } from '../../../core/model';
import { namingOf } from '../../../views/icp-builder-attributes';
import { reasonsText } from '../../../views/icp-accounts';
import { raised } from '../../../wording';
import { useSession, type Loaded } from '../../session';

/** What is known of accounts; null until it is there, or where nobody wants it. */
export function useAccounts({ dataset }: Loaded, isWanted: boolean): AccountColumns | null {
  const { accountColumns } = useSession();
  const known = useQuery({ queryKey: ['accounts', dataset.fingerprint], queryFn: () => accountColumns(), enabled: isWanted });
  return known.data ?? null;
}

function reasonsBy(version: IcpVersion, accounts: AccountColumns, { dataset, definitions }: Loaded): (account: number) => string {
  const inForce = overridesInForce(definitions.overrides, rulingDate(dataset));
  const naming = namingOf(dataset.dimensions, dataset.currency);
  const said = new Map<number, string>();
  return (account) => {
    const known = said.get(account);
    if (known !== undefined) return known;
    const [read, override] = [readerOf(accounts, account), inForce.get(accounts.ids[account] ?? '') ?? null];
    const { tier } = score(version, read, override);
    const text = raised(reasonsText({ tier, reasons: tierReasons(version, read, override) }, naming));
    said.set(account, text);
    return text;
  };
}

/** Why each account has its tier, short; null until accounts are there, or without an ICP. */
export function useReasons(loaded: Loaded, isWanted: boolean): ((account: number) => string) | null {
  const { icpVersion } = loaded;
  const accounts = useAccounts(loaded, isWanted && icpVersion !== null);
  return useMemo(
    () => (icpVersion === null || accounts === null ? null : reasonsBy(icpVersion, accounts, loaded)),
    [icpVersion, accounts, loaded],
  );
}
