import { anonymised } from '../../../core/workspace-anonymous';
import { asOfDate } from '../../../core/model';
import { NO_DECISIONS, type Definitions } from '../../../core/workspace';
import { keyedHash } from '../../../exports/workspace-digests';
import { WORKSPACE_ENDING, WORKSPACE_TYPE, writeWorkspaceFile } from '../../../exports/workspace-file';
import { takenFiles } from '../../brought-files';
import { fileNameOf, offerFile } from '../../parts/offer-file';
import { PRODUCT } from '../../product';
import type { Loaded, Session } from '../../session';

type Saving = { readonly loaded: Loaded; readonly definitions: Definitions; readonly session: Pick<Session, 'taken' | 'accountColumns'> };

/** Saves everything but the rows, with the raw files where they are asked for; gives the file's name. */
export async function saveWorkspaceFile({ loaded, definitions, session }: Saving, withFiles: boolean): Promise<string> {
  const { dataset } = loaded;
  const { files, removed, decisions } = takenFiles(session.taken());
  const file = await writeWorkspaceFile({
    definitions,
    decisions,
    files: withFiles ? files : [],
    removed,
    product: PRODUCT,
    asOf: asOfDate(dataset),
    data: dataset.fingerprint,
    isAnonymised: false,
  });
  return offerFile(fileNameOf('workspace', loaded, WORKSPACE_ENDING), file, WORKSPACE_TYPE);
}

const KEY_BYTES = 32;

/** Saves a copy for strangers. The key of its hashes is drawn here and thrown away; neither its name nor it tells the data apart. */
export async function saveAnonymised({ loaded, definitions, session }: Saving): Promise<string> {
  const key = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
  const hash = await keyedHash(key);
  key.fill(0);
  const { ids, names } = await session.accountColumns();
  const asOf = asOfDate(loaded.dataset);
  const file = await writeWorkspaceFile({
    definitions: anonymised(definitions, hash, [...ids, ...names]),
    decisions: NO_DECISIONS,
    files: [],
    removed: [],
    product: PRODUCT,
    asOf,
    data: null,
    isAnonymised: true,
  });
  return offerFile(`plumbline-anonymised-${asOf ?? 'undated'}.${WORKSPACE_ENDING}`, file, WORKSPACE_TYPE);
}
