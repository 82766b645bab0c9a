/** The JSON of a workspace file, part by part, as it was written in some version of the format. */
export type WorkspaceTexts = { readonly manifest: unknown; readonly definitions: unknown; readonly decisions: unknown };

/** One step from the contents of a version to those of the next. Pure: it makes a copy. */
export type WorkspaceUpgrader = { readonly from: number; readonly upgrade: (contents: WorkspaceTexts) => WorkspaceTexts };

/** The version that workspace files are written in, and the steps that lead to it from all earlier ones. */
export type WorkspaceVersions = { readonly current: number; readonly upgraders: readonly WorkspaceUpgrader[] };

/** The first version has none before it. The next one gets its step here, and a file of the first stays among the tests. */
export const WORKSPACE_VERSIONS: WorkspaceVersions = { current: 1, upgraders: [] };

/** What is asked for of an object, and not of what it inherits. */
export const own = (json: unknown, key: string): unknown =>
  typeof json === 'object' && json !== null ? Object.getOwnPropertyDescriptor(json, key)?.value : undefined;

export type UpgradedWorkspace =
  | { readonly contents: WorkspaceTexts; readonly error: null }
  | { readonly contents: null; readonly error: string };

const refused = (error: string): UpgradedWorkspace => ({ contents: null, error });

/** Contents brought to the current version step by step; a sentence where the version is later than ours, or a step is missing or fails. */
export function upgradedWorkspace(contents: WorkspaceTexts, versions: WorkspaceVersions): UpgradedWorkspace {
  const version = own(contents.manifest, 'version');
  if (typeof version !== 'number' || !Number.isSafeInteger(version) || version < 1)
    return refused('It does not say which version of the format it is in.');
  if (version > versions.current)
    return refused(
      `It is in version ${version} of the format, and this Plumbline reads up to version ${versions.current}: reload the page.`,
    );
  let upgraded = contents;
  for (let at = version; at < versions.current; at += 1) {
    const step = versions.upgraders.find(({ from }) => from === at);
    if (step === undefined) return refused(`It is in version ${version} of the format, which cannot be read any more.`);
    try {
      upgraded = step.upgrade(upgraded);
    } catch {
      return refused(`It is in version ${version} of the format, and could not be brought to version ${versions.current}.`);
    }
  }
  return { contents: upgraded, error: null };
}
