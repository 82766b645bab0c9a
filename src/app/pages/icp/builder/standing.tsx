import { useMemo } from 'react';
import { scoreAccounts, type IcpVersion } from '../../../../core/icp';
import { accountsByTier, accountsText, pointsSum, spokenState, tierCounts } from '../../../../views/icp-builder';
import type { BuilderWorld } from './asked';
import styles from './builder.module.css';
import { useSettled } from './use-settled';

type Props = {
  readonly world: BuilderWorld;
  readonly draft: IcpVersion;
  /** Which profile is shown. */
  readonly at: number;
  readonly fault: string | null;
};

/** Where the accounts are under the draft and in force, in view all the while; said aloud once typing rests. */
export function Standing({ world, draft, at, fault }: Props) {
  const { accounts, date, loaded, version } = world;
  const { overrides } = loaded.definitions;
  const counts = useMemo(() => accountsByTier(scoreAccounts(draft, accounts, { overrides, date })), [draft, accounts, overrides, date]);
  const now = useMemo(
    () => (version === null ? null : accountsByTier(scoreAccounts(version, accounts, { overrides, date }))),
    [version, accounts, overrides, date],
  );
  const profile = draft.profiles[at];
  const spoken = useSettled(`${profile === undefined ? accountsText(counts) : spokenState(profile, counts)} ${fault ?? ''}`);
  return (
    <div className={styles['standing']}>
      <ul aria-label="Accounts under the draft">
        {profile === undefined ? null : <li>{pointsSum(profile, 'fit').text}</li>}
        {tierCounts(counts, now).map(({ text, isOther }) => (
          <li key={text} data-other={isOther}>
            {text}
          </li>
        ))}
      </ul>
      <output className="hidden" aria-label="Sum of points and accounts by tier">
        {spoken}
      </output>
    </div>
  );
}
