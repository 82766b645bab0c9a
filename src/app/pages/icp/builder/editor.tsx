import { memo, useDeferredValue, useEffect, useRef, useState, type ReactNode } from 'react';
import { changedProfile, type IcpVersion } from '../../../../core/icp';
import { faultOfDraft } from '../../../../views/icp-builder';
import type { Asked, BuilderWorld } from './asked';
import styles from './builder.module.css';
import { TextField } from './fields';
import { ProfileEditor } from './profile-editor';
import { ProfileList } from './profile-list';
import { Standing } from './standing';

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
      <Standing world={world} draft={deferred} at={at} fault={fault} />
      <div className={styles['fields']}>
        <TextField label="Name of the version" text={draft.name} type={(name) => change({ ...draft, name })} />
      </div>
      <ProfileList draft={draft} chosen={at} choose={choose} change={change} />
      {profile === undefined ? null : (
        <ProfileEditor key={profile.id} profile={profile} asked={asked} change={(next) => change(changedProfile(draft, at, () => next))} />
      )}
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
