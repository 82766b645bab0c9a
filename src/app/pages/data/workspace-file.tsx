import { useEffect, useEffectEvent, useId, useMemo, useState, type ChangeEvent } from 'react';
import { Download } from '../../icons';
import { useAnnounce } from '../../parts/announcer';
import { useSession } from '../../session';
import { lookAt, previewOf, reviewFiles, takeOver, type Beside, type Looked } from './open-workspace-file';
import { PageSection } from './page-section';
import { saveAnonymised, saveWorkspaceFile } from './save-workspace-file';
import styles from './workspace-file.module.css';
import { WorkspacePreview } from './workspace-preview';

const sentenceOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Saves the workspace, or a copy of it that names nobody. Nothing where nothing is loaded. */
function Save() {
  const { loaded, defining, taken, accountColumns } = useSession();
  const announce = useAnnounce();
  const [withFiles, setWithFiles] = useState(false);
  const [isSaving, setSaving] = useState(false);
  if (loaded === null) return null;
  const saving = { loaded, definitions: defining ?? loaded.definitions, session: { taken, accountColumns } };
  const save = (write: () => Promise<string>): void => {
    setSaving(true);
    announce('The file is being written.');
    write()
      .then(
        (name) => announce(`Saved ${name}.`),
        (error: unknown) => announce(`The file could not be saved: ${sentenceOf(error)}.`),
      )
      .finally(() => setSaving(false));
  };
  return (
    <>
      <p>
        Everything people decided, in one file with checksums: definitions, ICP versions, targets, decisions, answers, flags and how files
        are read. No row of data is in it unless you tick the raw files.
      </p>
      <label className={styles['tick']}>
        <input type="checkbox" checked={withFiles} onChange={(event) => setWithFiles(event.target.checked)} />
        <span>With the raw files, so that another machine shows the same numbers</span>
      </label>
      <div className={styles['buttons']}>
        <button type="button" className="button" disabled={isSaving} onClick={() => save(() => saveWorkspaceFile(saving, withFiles))}>
          <Download size={16} aria-hidden="true" />
          Save the workspace file
        </button>
        <button type="button" className="button" disabled={isSaving} onClick={() => save(() => saveAnonymised(saving))}>
          <Download size={16} aria-hidden="true" />
          Save an anonymised copy
        </button>
      </div>
      <p className="quiet">
        The anonymised copy holds no raw file, no words of people and no name: names are hashes whose key is thrown away, and figures of
        fewer than five cases are left out.
      </p>
    </>
  );
}

/** The file that is being looked at, and what was chosen of it. */
type Open = { readonly name: string; readonly looked: Looked };

/** Opens a workspace file: it is checked and shown before any of it is taken over. */
function OpenFile() {
  const session = useSession();
  const { loaded, defining, workspaceFile, leaveWorkspaceFile } = session;
  const announce = useAnnounce();
  const id = useId();
  const [opened, setOpened] = useState<Open | null>(null);
  const [choices, setChoices] = useState<Beside['choices']>(new Map());
  const look = (file: File): Promise<void> =>
    lookAt(file).then(
      (looked) => {
        setChoices(new Map());
        setOpened({ name: file.name, looked });
        if (looked.workspace !== null) announce(`${file.name} was checked. Nothing of it is taken over yet.`);
      },
      (error: unknown) => announce(`${file.name} could not be read: ${sentenceOf(error)}.`),
    );
  const lookAtGiven = useEffectEvent(look);
  useEffect(() => {
    if (workspaceFile === null) return;
    void lookAtGiven(workspaceFile).then(leaveWorkspaceFile);
  }, [workspaceFile, leaveWorkspaceFile]);
  const beside = useMemo((): Beside => ({ loaded, open: defining ?? loaded?.definitions ?? null, choices }), [loaded, defining, choices]);
  const workspace = opened?.looked.workspace ?? null;
  const preview = useMemo(() => (workspace === null ? null : previewOf(workspace, beside)), [workspace, beside]);
  const choose = (event: ChangeEvent<HTMLInputElement>): void => {
    const [file] = event.target.files ?? [];
    event.target.value = '';
    if (file !== undefined) void look(file);
  };
  const end = (said: string): void => {
    setOpened(null);
    announce(said);
  };
  const refused = typeof preview === 'string' ? preview : (opened?.looked.error ?? null);
  return (
    <>
      <div className={styles['open']}>
        <label htmlFor={id}>Open a workspace file…</label>
        <input id={id} type="file" accept=".plumbline,.zip" onChange={choose} aria-describedby={`${id}-hint`} />
        <p id={`${id}-hint`} className="quiet">
          A file that ends in .plumbline; dropping it on any page does the same. You see what it would change before anything happens.
        </p>
      </div>
      {refused === null ? null : (
        <p role="alert" className="band">
          {opened?.name}: {refused} What stands here is as it was.
        </p>
      )}
      {workspace === null || preview === null || typeof preview === 'string' ? null : (
        <WorkspacePreview
          name={opened?.name ?? ''}
          preview={preview}
          onChoose={(conflict, side) => setChoices(new Map([...choices, [conflict, side === 'mine' ? 'a' : 'b']]))}
          onTake={() => {
            takeOver(workspace, beside, session);
            end(preview.isMerge ? `Taken over from ${opened?.name ?? ''}. Undo takes it back.` : 'Its files are being read.');
          }}
          onInstead={() => {
            reviewFiles(workspace, session);
            end('Its files are being read.');
          }}
          onLeave={() => end('Left as it was. Nothing was taken over.')}
        />
      )}
    </>
  );
}

/** The workspace as one file: saved, saved without names, opened on another machine, merged with somebody else's. */
export function WorkspaceFile() {
  return (
    <PageSection heading="Workspace file">
      <Save />
      <OpenFile />
    </PageSection>
  );
}
