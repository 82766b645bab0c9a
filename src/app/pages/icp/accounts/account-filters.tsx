import { useId, type ReactNode } from 'react';
import { EVERY_ACCOUNT, type IcpMembership, type TargetFilter } from '../../../../core/icp';
import {
  INTENT_CHOICES,
  intentText,
  MEMBERSHIP_CHOICES,
  type AttributeChoice,
  type ProfileChoice,
  type TierChoice,
} from '../../../../views/icp-account-filters';
import styles from './accounts.module.css';

/** What the list can be narrowed by. */
export type FilterChoices = {
  readonly tiers: readonly TierChoice[];
  readonly profiles: readonly ProfileChoice[];
  /** Whether any account has a score of intent. */
  readonly hasIntent: boolean;
  readonly attributes: readonly AttributeChoice[];
};
type Props = { readonly filter: TargetFilter; readonly choices: FilterChoices; change(filter: TargetFilter): void };

type ChoiceProps = { readonly label: string; readonly value: string; readonly children: ReactNode; pick(value: string): void };

function Choice({ label, value, children, pick }: ChoiceProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => pick(event.target.value)}>
        {children}
      </select>
    </div>
  );
}

function Tiers({ filter, choices, change }: Props) {
  const { tiers } = filter;
  return (
    <fieldset className={styles['tiers']}>
      <legend>Tier</legend>
      {choices.tiers.map(({ tier, text }) => (
        <label key={tier}>
          <input
            type="checkbox"
            checked={tiers.includes(tier)}
            onChange={(event) =>
              change({ ...filter, tiers: event.target.checked ? [...tiers, tier] : tiers.filter((each) => each !== tier) })
            }
          />
          {text}
        </label>
      ))}
    </fieldset>
  );
}

function Attribute({ filter, choices, change }: Props) {
  const { attribute } = filter;
  const chosen = choices.attributes.find(({ name }) => name === attribute?.name);
  const begin = (name: string): void => {
    const [value = null] = choices.attributes.find((each) => each.name === name)?.values ?? [];
    change({ ...filter, attribute: name === '' ? null : { name, value } });
  };
  return (
    <>
      <Choice label="Attribute" value={attribute?.name ?? ''} pick={begin}>
        <option value="">any</option>
        {choices.attributes.map(({ name, label }) => (
          <option key={name} value={name}>
            {label}
          </option>
        ))}
      </Choice>
      {chosen === undefined || attribute === null ? null : (
        <Choice
          label={`${chosen.label} is`}
          value={attribute.value === null ? 'unknown' : `is ${attribute.value}`}
          pick={(value) => change({ ...filter, attribute: { name: chosen.name, value: value === 'unknown' ? null : value.slice(3) } })}
        >
          {chosen.values.map((value) => (
            <option key={value} value={`is ${value}`}>
              {value}
            </option>
          ))}
          <option value="unknown">not known</option>
        </Choice>
      )}
    </>
  );
}

function Intent({ filter, change }: Pick<Props, 'filter' | 'change'>) {
  return (
    <Choice
      label="Intent"
      value={String(filter.leastIntent ?? '')}
      pick={(value) => change({ ...filter, leastIntent: INTENT_CHOICES.find((least) => String(least) === value) ?? null })}
    >
      <option value="">any</option>
      {INTENT_CHOICES.map((least) => (
        <option key={least} value={String(least)}>
          {intentText(least)}
        </option>
      ))}
    </Choice>
  );
}

/** A yes, a no, or neither as the value of a control. */
const openValue = (hasOpenDeal: boolean | null): string => (hasOpenDeal === null ? '' : String(hasOpenDeal));
const openOf = (value: string): boolean | null => (value === '' ? null : value === 'true');
const membershipOf = (value: string): IcpMembership | null => MEMBERSHIP_CHOICES.find(({ icp }) => icp === value)?.icp ?? null;

/** The filters of the list; what is not asked for is any. */
export function AccountFilters({ filter, choices, change }: Props) {
  const id = useId();
  return (
    <search className={styles['filters']} aria-label="Filters of the list">
      <Tiers filter={filter} choices={choices} change={change} />
      <Choice label="ICP profile" value={filter.profile ?? ''} pick={(profile) => change({ ...filter, profile: profile || null })}>
        <option value="">any</option>
        {choices.profiles.map((profile) => (
          <option key={profile.id} value={profile.id}>
            {profile.name}
          </option>
        ))}
      </Choice>
      <Choice label="ICP" value={filter.icp ?? ''} pick={(value) => change({ ...filter, icp: membershipOf(value) })}>
        <option value="">any</option>
        {MEMBERSHIP_CHOICES.map(({ icp, text }) => (
          <option key={icp} value={icp}>
            {text}
          </option>
        ))}
      </Choice>
      {choices.hasIntent ? <Intent filter={filter} change={change} /> : null}
      <Choice label="Open deal" value={openValue(filter.hasOpenDeal)} pick={(value) => change({ ...filter, hasOpenDeal: openOf(value) })}>
        <option value="">any</option>
        <option value="true">has one</option>
        <option value="false">has none</option>
      </Choice>
      <Attribute filter={filter} choices={choices} change={change} />
      <div className="field">
        <label htmlFor={id}>Name or id has</label>
        <input
          id={id}
          type="search"
          value={filter.text}
          autoComplete="off"
          onChange={(event) => change({ ...filter, text: event.target.value })}
        />
      </div>
      <button type="button" className="button" onClick={() => change(EVERY_ACCOUNT)}>
        Clear all filters
      </button>
    </search>
  );
}
