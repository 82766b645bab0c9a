import { memo, useDeferredValue, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { changedProfile, scoreAccounts, type IcpVersion } from '../../../../core/icp';
import { accountsByTier, accountsText, faultOfDraft, spokenState } from '../../../../views/icp-builder';
import type { Asked, BuilderWorld } from './asked';
import styles from './builder.module.css';
import { TextField } from './fields';
import { ProfileEditor } from './profile-editor';
import { ProfileList } from './profile-list';
import { useSettled } from './use-settled';

/** What stands below the form: the live effect of the draft, and the way to publish it. */
export type Slots = {
  readonly effect?: (draft: IcpVersion) => ReactNode;
  readonly publish?: (draft: IcpVersion, fault: string | null) => ReactNode;
};

const Effect = memo(({ draft, effect }: { readonly draft: IcpVersion; readonly effect: (draft: IcpVersion) => ReactNode }) =>
  effect(draft),
);

type Props = Slots & {
  readonly world: BuilderWorld;
  readonly draft: IcpVersion;
  readonly asked: Asked;
  change(draft: IcpVersion): void;
  discard(): void;
};

/** Where the accounts are under the draft, seen at once and said once typing rests. */
function Standing({ world, draft, at, fault }: Pick<Props, 'world' | 'draft'> & { readonly at: number; readonly fault: string | null }) {
  const { accounts, date, loaded } = world;
  const { overrides } = loaded.definitions;
  const counts = useMemo(() => accountsByTier(scoreAccounts(draft, accounts, { overrides, date })), [draft, accounts, overrides, date]);
  const profile = draft.profiles[at];
  const spoken = useSettled(`${profile === undefined ? accountsText(counts) : spokenState(profile, counts)} ${fault ?? ''}`);
  return (
    <>
      <p className={styles['standing']}>{accountsText(counts)}</p>
      <output className="hidden" aria-label="Sum of points and accounts by tier">
        {spoken}
      </output>
    </>
  );
}

/** The draft as a form, its faults, and what it would do. */
export function Editor({ world, draft, asked, change, discard, effect, publish }: Props) {
  const [chosen, choose] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const deferred = useDeferredValue(draft);
  const at = Math.min(chosen, Math.max(0, draft.profiles.length - 1));
  const profile = draft.profiles[at];
  const fault = faultOfDraft(draft, asked.naming);
  return (
    <div className={styles['editor']}>
      <h3 ref={heading} tabIndex={-1}>
        Draft: {draft.name || 'a version without a name'}
      </h3>
      <p className={styles['hint']}>No number on any page rests on a draft. It is kept with the files while you write.</p>
      <div className={styles['fields']}>
        <TextField label="Name of the version" text={draft.name} type={(name) => change({ ...draft, name })} />
      </div>
      <ProfileList draft={draft} chosen={at} choose={choose} change={change} />
      {profile === undefined ? null : (
        <ProfileEditor key={profile.id} profile={profile} asked={asked} change={(next) => change(changedProfile(draft, at, () => next))} />
      )}
      <Standing world={world} draft={deferred} at={at} fault={fault} />
      <p className={styles['fault']}>{fault}</p>
      {effect === undefined ? null : <Effect draft={deferred} effect={effect} />}
      {publish?.(draft, fault)}
      <div className={styles['row']}>
        <button type="button" className="button" onClick={discard}>
          Discard draft
        </button>
      </div>
    </div>
  );
}
