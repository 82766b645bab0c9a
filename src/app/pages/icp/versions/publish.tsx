import { useId, useState, type FormEvent } from 'react';
import { published, type IcpVersion } from '../../../../core/icp';
import { asOfDate, rulingDate } from '../../../../core/model';
import { namingOf } from '../../../../views/icp-builder-attributes';
import { draftChanges, effectText, publishText } from '../../../../views/icp-versions';
import { useAnnounce } from '../../../parts/announcer';
import { rememberAuthor } from '../../../recording/author';
import { recordFromVersion } from '../../../recording/from-version';
import { useSession, type Loaded } from '../../../session';
import styles from './versions.module.css';

type FieldProps = {
  readonly label: string;
  readonly kind: 'text' | 'date';
  readonly text: string;
  readonly isWide?: boolean;
  type(text: string): void;
};

function Field({ label, kind, text, isWide = false, type }: FieldProps) {
  const id = useId();
  return (
    <div className={`field ${isWide ? (styles['note'] ?? '') : ''}`}>
      <label htmlFor={id}>{label}</label>
      <input id={id} type={kind} value={text} autoComplete="off" onChange={(event) => type(event.target.value)} />
    </div>
  );
}

type Props = {
  readonly draft: IcpVersion;
  /** Why the draft cannot be published as it is; null where it can. */
  readonly fault: string | null;
  onPublished?(version: IcpVersion): void;
};

function PublishForm({ draft, fault, onPublished, loaded }: Props & { readonly loaded: Loaded }) {
  const session = useSession();
  const announce = useAnnounce();
  const date = rulingDate(loaded.dataset);
  const [[author, note], setWords] = useState<readonly [string, string]>(['', '']);
  const [effectiveFrom, setDate] = useState<string>(asOfDate(loaded.dataset) ?? '');
  const [refused, setRefused] = useState<string | null>(null);
  const definitions = session.defining ?? loaded.definitions;
  const changes = draftChanges(definitions.icp, draft, date, namingOf(loaded.dataset.dimensions, loaded.dataset.currency));
  const publish = (isDecision: boolean): void => {
    const publication = fault === null ? published(definitions, draft, { author, note, effectiveFrom }) : { fault, icp: null };
    setRefused(publication.fault);
    if (publication.icp === null) return;
    session.define({ ...definitions, icp: publication.icp, icpDraft: null });
    announce(`Published ${publication.version.name}. The accounts are scored again; tell the teams within 48 hours.`);
    onPublished?.(publication.version);
    if (!isDecision) return;
    rememberAuthor(publication.version.author);
    recordFromVersion(publication.version);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    publish(false);
  };
  return (
    <form className={styles['form']} onSubmit={submit} noValidate>
      <p>{definitions.icp.length === 0 ? 'No version is in force to hold it against:' : 'Against the version in force:'}</p>
      <ul className={styles['list']}>
        {changes.map((change, at) => (
          <li key={`${at} ${change}`}>{change}</li>
        ))}
      </ul>
      <div className={styles['row']}>
        <Field label="Published by" kind="text" text={author} type={(text) => setWords([text, note])} />
        <Field label="Takes effect on" kind="date" text={effectiveFrom} type={setDate} />
        <Field label="What changed, and why" kind="text" text={note} isWide type={(text) => setWords([author, text])} />
      </div>
      <p className="quiet">{effectText(definitions.icp, effectiveFrom, date)}</p>
      <div className={styles['row']}>
        <button type="submit" className="button button-main" disabled={session.progress !== null || fault !== null}>
          {publishText(definitions.icp)}
        </button>
        <button type="button" className="button" disabled={session.progress !== null || fault !== null} onClick={() => publish(true)}>
          Publish and record the decision
        </button>
      </div>
      <p className={styles['fault']} role="alert">
        {fault ?? refused}
      </p>
    </form>
  );
}

/** Publishes the draft as the next version, with who did it, why, and from when on. What was published before is not touched. */
export function Publish(props: Props) {
  const { loaded } = useSession();
  return loaded === null ? null : <PublishForm {...props} loaded={loaded} />;
}
