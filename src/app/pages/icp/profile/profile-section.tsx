import { useMemo } from 'react';
import { overridesInForce, type IcpProfile } from '../../../../core/icp';
import { namingOf } from '../../../../views/icp-builder-attributes';
import { overridesSentence, versionWords, type ProfileWords } from '../../../../views/icp-words';
import { criteriaTable, pointNumber, type CriterionWords } from '../../../../views/icp-words-of-criteria';
import { DataTable } from '../../../parts/data-table';
import type { IcpWorld } from '../world';
import { BandDetails } from './band-details';
import styles from './profile.module.css';

/** The points of fit as one bar: each part is as wide as its points, and names them. */
function PointsBar({ words }: { readonly words: ProfileWords }) {
  if (words.fit.length === 0) return null;
  return (
    <ul aria-label={words.bar} className={styles['bar']}>
      {words.fit.map(({ id, name, points }) => (
        <li key={id} className={styles['part']} style={{ flexGrow: points }} title={name}>
          <span className={styles['name']}>{name}</span> {pointNumber(points)}
        </li>
      ))}
    </ul>
  );
}

function Rules({ title, rules }: { readonly title: string; readonly rules: readonly string[] }) {
  if (rules.length === 0) return null;
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        <ul>
          {rules.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
      </dd>
    </div>
  );
}

/** The rules of a profile beside its criteria, and what people wrote about it. */
function Sheet({ words }: { readonly words: ProfileWords }) {
  return (
    <dl className={styles['sheet']}>
      <Rules title="Who enters" rules={[words.entry]} />
      <Rules title="Must-haves" rules={words.mustHave} />
      <Rules title="Excluded (anti-ICP)" rules={words.exclude} />
      <Rules title="Tiers" rules={[words.tiers]} />
      <Rules title="Blanks" rules={[words.missing]} />
      {words.facts.map(([label, text]) => (
        <Rules key={label} title={label} rules={[text]} />
      ))}
      {words.tierCards.map(({ tier, lines }) => (
        <Rules key={tier} title={tier} rules={lines.map(([label, text]) => `${label}: ${text}`)} />
      ))}
    </dl>
  );
}

/** What the profile is shown from. */
type Props = { readonly world: Pick<IcpWorld, 'loaded' | 'accounts' | 'version' | 'date'> };
type ProfileProps = Props & { readonly profile: IcpProfile; readonly words: ProfileWords };

function Profile({ world, profile, words }: ProfileProps) {
  const all: readonly CriterionWords[] = [...words.fit, ...words.intent];
  return (
    <section className="card" aria-labelledby={`icp-profile-${words.id}`}>
      <h3 id={`icp-profile-${words.id}`}>{words.name}</h3>
      <PointsBar words={words} />
      {words.fit.length === 0 ? <p>{words.bar}</p> : <DataTable table={criteriaTable(`Points of fit, ${words.name}`, words.fit)} />}
      {words.intent.length === 0 ? null : (
        <DataTable table={criteriaTable(`Points of intent, a score of its own, ${words.name}`, words.intent)} />
      )}
      <Sheet words={words} />
      <BandDetails accounts={world.accounts} profile={profile} criteria={all} />
    </section>
  );
}

const NONE =
  'No ICP is in force: no account is scored, and no page can tell ICP deals from others. Write a version, or load a workspace file that holds one.';

/** What is our ICP? The version in force in words, profile by profile. */
export function ProfileSection({ world }: Props) {
  const { version, loaded, date } = world;
  const { dataset, definitions } = loaded;
  const naming = useMemo(() => namingOf(dataset.dimensions, dataset.currency), [dataset]);
  const words = useMemo(() => (version === null ? null : versionWords(version, naming)), [version, naming]);
  const { overrides } = definitions;
  return (
    <section className={styles['section']} aria-labelledby="icp-profile">
      <h2 id="icp-profile">What is our ICP?</h2>
      {words === null || version === null ? (
        <p>{NONE}</p>
      ) : (
        <>
          <p className="card-sentence">
            <strong>{words.title}</strong> {words.since}
          </p>
          {words.note === null ? null : <p>{words.note}</p>}
          {version.profiles.map((profile, at) => {
            const own = words.profiles[at];
            return own === undefined ? null : <Profile key={profile.id} world={world} profile={profile} words={own} />;
          })}
        </>
      )}
      <p className="quiet">{overridesSentence(overridesInForce(overrides, date), overrides, date)}</p>
    </section>
  );
}
