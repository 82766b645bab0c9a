import { useId, useMemo, useState, type FormEvent } from 'react';
import type { AccountColumns, Override } from '../../../../core/icp';
import {
  accountMatches,
  emptyOverride,
  overrideSays,
  TIER_CHOICES,
  trimmedOverride,
  type AccountMatch,
} from '../../../../views/icp-overrides';
import { Plus } from '../../../icons';
import { ChoiceField, TextField } from '../builder/fields';
import styles from './overrides.module.css';

type FinderProps = { readonly accounts: AccountColumns; readonly chosen: AccountMatch | null; choose(match: AccountMatch | null): void };

/** An account is looked for by name or id, and then picked among those that match. */
function AccountFinder({ accounts, chosen, choose }: FinderProps) {
  const name = useId();
  const [text, setText] = useState('');
  const { matches, says } = useMemo(() => accountMatches(accounts, text), [accounts, text]);
  const isListed = chosen !== null && matches.some(({ id }) => id === chosen.id);
  return (
    <fieldset className={styles['finder']}>
      <legend>Which account?</legend>
      <TextField label="Account, by name or id" kind="search" text={text} type={setText} />
      <output className="quiet">{says}</output>
      {[...matches, ...(chosen === null || isListed ? [] : [chosen])].map((match) => (
        <label key={match.id}>
          <input type="radio" name={name} checked={chosen?.id === match.id} onChange={() => choose(match)} />
          {match.name} <span className="quiet">{match.id}</span>
        </label>
      ))}
    </fieldset>
  );
}

type Props = {
  readonly accounts: AccountColumns;
  readonly date: string;
  readonly isBusy: boolean;
  add(override: Override, name: string): void;
};

/** Gives an account a tier by hand: with a reason, an author and an expiry, or not at all. */
export function OverrideForm({ accounts, date, isBusy, add }: Props) {
  const id = useId();
  const [draft, setDraft] = useState<Override>(() => emptyOverride(date));
  const [chosen, setChosen] = useState<AccountMatch | null>(null);
  const [round, setRound] = useState(0);
  const change = (part: Partial<Override>): void => setDraft({ ...draft, ...part });
  const { fault, says } = overrideSays(draft, date);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (fault !== null || isBusy) return;
    add(trimmedOverride(draft), chosen?.name ?? draft.account);
    setDraft({ ...emptyOverride(date), author: draft.author });
    setChosen(null);
    setRound(round + 1);
  };
  const choose = (match: AccountMatch | null): void => {
    setChosen(match);
    change({ account: match?.id ?? '' });
  };
  return (
    <form className={styles['form']} aria-labelledby={id} noValidate onSubmit={save}>
      <h3 id={id}>Give an account a tier by hand</h3>
      <AccountFinder key={round} accounts={accounts} chosen={chosen} choose={choose} />
      <div className={styles['fields']}>
        <ChoiceField label="Tier" value={draft.tier} choices={TIER_CHOICES} choose={(tier) => change({ tier })} />
        <TextField label="Reason" text={draft.reason} type={(reason) => change({ reason })} />
        <TextField label="Author" text={draft.author} type={(author) => change({ author })} />
        <TextField label="From" kind="date" text={draft.from} type={(from) => change({ from })} />
        <TextField label="Expires" kind="date" text={draft.expires} type={(expires) => change({ expires })} />
      </div>
      <label className={styles['tick']}>
        <input type="checkbox" checked={draft.liftsExclusion} onChange={(event) => change({ liftsExclusion: event.target.checked })} />
        It also lifts an exclusion: otherwise an excluded account stays excluded
      </label>
      <div className={styles['saving']}>
        <button type="submit" className="button button-main" disabled={fault !== null || isBusy}>
          <Plus size={16} aria-hidden="true" />
          Add this override
        </button>
        <output>{says}</output>
      </div>
    </form>
  );
}
