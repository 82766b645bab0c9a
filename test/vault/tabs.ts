import { EVENT_VERSIONS, NO_DECISIONS, NO_DEFINITIONS, withAnswer, type EventVersions, type KeptWorkspace } from '../../src/core/workspace';
import { KeptVault, type Defining, type Keeping, type VaultRoom } from '../../src/vault';
import type { OtherTabs, WritingLock } from '../../src/vault/parts';
import type { MemoryDisk } from './memory-disk';

/** One browser: a disk, a lock and a channel that its tabs share. */
export class Browser {
  room: VaultRoom = { used: 0, quota: null, promised: false };
  readonly #waiting: (() => void)[] = [];
  readonly #heard: { readonly tab: number; readonly heard: () => void }[] = [];
  #holder: number | null = null;
  #tabs = 0;
  readonly disk: MemoryDisk;

  constructor(disk: MemoryDisk) {
    this.disk = disk;
  }

  /** A tab with a vault of its own. `hasLock`: the browser lets it write whatever other tabs do, as no browser should. */
  tab(versions: EventVersions = EVENT_VERSIONS, hasLock = false): KeptVault {
    this.#tabs += 1;
    const own = this.#tabs;
    const lock: WritingLock = {
      take: async () => {
        if (!hasLock && this.#holder !== null) return false;
        this.#holder = own;
        return true;
      },
      wait: () =>
        new Promise((held) =>
          this.#waiting.push(() => {
            this.#holder = own;
            held();
          }),
        ),
    };
    const tabs: OtherTabs = {
      tell: () => this.#heard.filter(({ tab }) => tab !== own).forEach(({ heard }) => heard()),
      listen: (heard) => void this.#heard.push({ tab: own, heard }),
    };
    const room = { estimate: async () => this.room, askForPromise: async () => void (this.room = { ...this.room, promised: true }) };
    return new KeptVault({ disk: async () => this.disk, lock, tabs, room, versions });
  }

  /** The writing tab is closed: who waits longest writes next. */
  closeWriter(): void {
    this.#holder = null;
    this.#waiting.shift()?.();
  }
}

export const openedOn = async (disk: MemoryDisk, versions?: EventVersions) => {
  const vault = new Browser(disk).tab(versions);
  return { vault, state: await vault.open() };
};

export const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** Files as `name: text`, and an answer that tells this keeping from others. */
export const keepingOf = (number: number, files: Readonly<Record<string, string>>): Keeping => ({
  files: Object.entries(files).map(([name, text], at) => ({ name, batch: at, blob: new Blob([bytes(text)]) })),
  removed: [`archive.zip!left-out-${number}.csv`],
  decisions: withAnswer(NO_DECISIONS, `abc:question ${number}`, `choice ${number}`),
  defined: null,
  savedAt: `2025-09-30T10:00:${String(number % 60).padStart(2, '0')}.000Z`,
});

/** Definitions that were changed on the page, told from others by their least n. */
export const definingOf = (number: number): Defining => ({
  defined: {
    definitions: { ...NO_DEFINITIONS, assumptions: { ...NO_DEFINITIONS.assumptions, numbers: new Map([['minimumN', number + 1]]) } },
    batch: number,
  },
  savedAt: `2025-09-30T11:00:${String(number % 60).padStart(2, '0')}.000Z`,
});

/** A workspace as one line: what it was saved as, its files, the answers of its own and those remembered, the least n of its definitions. */
export function lineOf(workspace: KeptWorkspace | null): string {
  if (workspace === null) return 'nothing';
  const answers = (of: KeptWorkspace['decisions']): string => [...(of.answers.get('abc')?.keys() ?? [])].toSorted().join(',');
  const files = workspace.files.map(({ name, batch }) => `${name}#${batch}`).join(' ');
  const least = workspace.defined?.definitions.assumptions.numbers.get('minimumN');
  const defined = least === undefined ? '' : ` n ${least}`;
  return `${workspace.savedAt} [${files}] ${workspace.removed.join()} ${answers(workspace.decisions)} | ${answers(workspace.memory)}${defined}`;
}

export const never = (): void => undefined;

/** The files that a vault gives back, as `name: text`; what is missing as its sentence. */
export async function restoredTexts(vault: KeptVault): Promise<Readonly<Record<string, string>>> {
  const restored = await vault.restore();
  const texts = restored.map(async (each) => [each.kept.name, each.kind === 'file' ? await each.blob.text() : each.why] as const);
  return Object.fromEntries(await Promise.all(texts));
}

/** A person's sentence: whole, plain, and without names of errors. */
export const SENTENCE = /^[A-Z].*\.$/s;
export const CODES = /Error|undefined|null|NaN|\bfails\b|Exception/;
