import { useMemo, useState } from 'react';
import { accountsByBand, type AccountColumns, type Criterion, type IcpProfile } from '../../../../core/icp';
import { bandTable, type CriterionWords } from '../../../../views/icp-words-of-criteria';
import { DataTable } from '../../../parts/data-table';
import styles from './profile.module.css';

type Shown = {
  readonly accounts: AccountColumns;
  readonly criterion: Criterion;
  readonly words: CriterionWords;
  readonly profile: IcpProfile;
};

function Counted({ accounts, criterion, words, profile }: Shown) {
  const table = useMemo(() => bandTable(words, accountsByBand(criterion, accounts), profile), [accounts, criterion, words, profile]);
  return <DataTable table={table} />;
}

/** Counts once it is opened, for it goes through all accounts. */
function Details(shown: Shown) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={styles['more']} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Accounts by {shown.words.name}</summary>
      {isOpen ? <Counted {...shown} /> : null}
    </details>
  );
}

type Props = { readonly accounts: AccountColumns; readonly profile: IcpProfile; readonly criteria: readonly CriterionWords[] };

/** Each criterion with the accounts by what they earn of its points. */
export function BandDetails({ accounts, profile, criteria }: Props) {
  return criteria.map((words) => {
    const criterion = profile.criteria.find(({ id }) => id === words.id);
    return criterion === undefined ? null : (
      <Details key={words.id} accounts={accounts} criterion={criterion} words={words} profile={profile} />
    );
  });
}
