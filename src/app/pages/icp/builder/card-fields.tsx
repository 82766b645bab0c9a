import { withCard, withFacts, type Card, type IcpProfile, type ScoreTier } from '../../../../core/icp';
import { STATUS_CHOICES } from '../../../../views/icp-builder';
import styles from './builder.module.css';
import { ChoiceField, TextField } from './fields';

type Props = { readonly profile: IcpProfile; change(profile: IcpProfile): void };

const listOf = (text: string): readonly string[] => (text === '' ? [] : text.split('\n'));

/** The texts of one card; no number rests on them. */
function Texts({ card, put }: { readonly card: Card; put(part: Card): void }) {
  return (
    <div className={styles['fields']}>
      <TextField label="Owner" text={card.owner ?? ''} type={(owner) => put({ owner })} />
      <TextField
        label="Proposition"
        kind="lines"
        text={card.valueProposition ?? ''}
        type={(valueProposition) => put({ valueProposition })}
      />
      <TextField
        label="Pains, one a line"
        kind="lines"
        text={(card.pains ?? []).join('\n')}
        type={(text) => put({ pains: listOf(text) })}
      />
      <TextField
        label="Roles, one a line"
        kind="lines"
        text={(card.roles ?? []).join('\n')}
        type={(text) => put({ roles: listOf(text) })}
      />
      <TextField label="Play" kind="lines" text={card.play ?? ''} type={(play) => put({ play })} />
      <TextField label="Coverage" text={card.coverageModel ?? ''} type={(coverageModel) => put({ coverageModel })} />
    </div>
  );
}

const TIERS: readonly ScoreTier[] = ['1', '2', '3', '4'];

/** What people say of a profile and of its tiers. */
export function CardFields({ profile, change }: Props) {
  return (
    <details className={styles['more']}>
      <summary>Card of {profile.name || 'this profile'}: owner, proposition, play</summary>
      <div className={styles['group']}>
        <div className={styles['fields']}>
          <ChoiceField
            label="Status"
            value={profile.status ?? ''}
            choices={STATUS_CHOICES}
            choose={(status) => change(withFacts(profile, { status: status === '' ? undefined : status }))}
          />
          <TextField
            label="Last validated"
            kind="date"
            text={profile.lastValidated ?? ''}
            type={(date) => change(withFacts(profile, { lastValidated: date }))}
          />
          <TextField
            label="Next review"
            kind="date"
            text={profile.review ?? ''}
            type={(date) => change(withFacts(profile, { review: date }))}
          />
          <TextField label="Notes" kind="lines" text={profile.notes ?? ''} type={(text) => change(withFacts(profile, { notes: text }))} />
        </div>
        <Texts card={profile} put={(part) => change(withCard(profile, null, part))} />
        {TIERS.map((tier) => (
          <details key={tier} className={styles['more']}>
            <summary>Where tier {tier} is treated otherwise</summary>
            <Texts card={profile.tiers?.[tier] ?? {}} put={(part) => change(withCard(profile, tier, part))} />
          </details>
        ))}
      </div>
    </details>
  );
}
