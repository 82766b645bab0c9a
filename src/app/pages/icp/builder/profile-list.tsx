import { useRef } from 'react';
import { emptyProfile, movedProfile, withoutProfile, withProfile, type IcpVersion } from '../../../../core/icp';
import { newProfileName } from '../../../../views/icp-builder';
import { Plus } from '../../../icons';
import { useAnnounce } from '../../../parts/announcer';
import styles from './builder.module.css';
import { OrderButtons } from './fields';

type Props = {
  readonly draft: IcpVersion;
  readonly chosen: number;
  choose(at: number): void;
  change(draft: IcpVersion): void;
};

/** The profiles in the order in which accounts try them; one of them is shown. */
export function ProfileList({ draft, chosen, choose, change }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const announce = useAnnounce();
  const { profiles } = draft;
  const move = (at: number, by: -1 | 1): void => {
    change(movedProfile(draft, at, by));
    if (chosen === at) choose(at + by);
    else if (chosen === at + by) choose(at);
    announce(`${profiles[at]?.name ?? 'The profile'} is now tried as number ${at + by + 1} of ${profiles.length}.`);
  };
  const remove = (at: number): void => {
    change(withoutProfile(draft, at));
    choose(Math.max(0, chosen > at || chosen === profiles.length - 1 ? chosen - 1 : chosen));
    announce(`${profiles[at]?.name ?? 'The profile'} removed.`);
    heading.current?.focus();
  };
  const add = (): void => {
    change(withProfile(draft, emptyProfile(newProfileName(draft), [])));
    choose(profiles.length);
    announce(`A profile was added; it is tried last, as number ${profiles.length + 1}.`);
  };
  return (
    <div className={styles['group']}>
      <h3 ref={heading} tabIndex={-1}>
        Profiles, in the order in which accounts try them
      </h3>
      <ol className={styles['profiles']}>
        {profiles.map(({ id, name }, at) => (
          <li key={id} className={styles['row']}>
            <button type="button" className={`button ${styles['tab']}`} aria-pressed={at === chosen} onClick={() => choose(at)}>
              {name || 'A profile without a name'}
            </button>
            <OrderButtons
              name={`profile ${name || at + 1}`}
              at={at}
              of={profiles.length}
              move={(by) => move(at, by)}
              remove={() => remove(at)}
            />
          </li>
        ))}
      </ol>
      {profiles.length === 0 ? <p>There is no profile: every account is out.</p> : null}
      <button type="button" className="button" onClick={add}>
        <Plus size={16} aria-hidden="true" />
        Add a profile
      </button>
    </div>
  );
}
