import { parseDate, type CalendarDate } from '../core/model';
import { counted, dateText } from '../wording';
import type { Fact } from './ledger';
import { sizeText } from './sources';

type Access = { readonly kind: 'writing' } | { readonly kind: 'reading' | 'none'; readonly why: string };
type Vault = {
  readonly access: Access;
  readonly workspace: { readonly files: readonly { readonly bytes: number }[]; readonly savedAt: string } | null;
  readonly said: readonly string[];
  readonly room: { readonly used: number; readonly quota: number | null; readonly promised: boolean };
};
type Saving = { readonly kind: 'none' | 'saving' | 'saved' } | { readonly kind: 'notKept'; readonly why: string };
type Storage = { readonly vault: Vault | null; readonly saving: Saving; readonly erased: string | null };

/** What is kept in this browser and how safe it is there. */
export type StorageModel = {
  readonly facts: readonly Fact[];
  /** What opening the storage noticed: each a sentence. */
  readonly said: readonly string[];
  /** Whether the browser can still be asked to promise that it keeps what is here. */
  readonly mayAsk: boolean;
  /** Whether what is loaded is not kept although this tab could keep it. */
  readonly mayKeep: boolean;
  /** What erasing takes away; null where this tab may not erase. */
  readonly erasing: { readonly button: string; readonly loses: string } | null;
  readonly erased: string | null;
};

/** An instant as people read it: `30 Sep 2025, 14:05 UTC`. What is no instant is left as it stands. */
function instantText(instant: string): string {
  const [date, time] = [instant.slice(0, 10), instant.slice(11, 16)];
  return parseDate(date) === null || time.length < 5 ? instant : `${dateText(date as CalendarDate)}, ${time} UTC`;
}

function savingText(saving: Saving, workspace: Vault['workspace']): string {
  switch (saving.kind) {
    case 'saving':
      return 'Being saved. It is kept once it has been read back.';
    case 'saved':
      return workspace === null ? 'Saved and read back.' : `Saved and read back on ${instantText(workspace.savedAt)}.`;
    case 'notKept':
      return `Not kept: ${saving.why}`;
    case 'none':
      return workspace === null ? 'Nothing is kept.' : `An earlier workspace, saved on ${instantText(workspace.savedAt)}.`;
  }
}

function accessText(access: Access): string {
  return access.kind === 'writing' ? 'This tab reads and writes.' : access.why;
}

function keptText(workspace: Vault['workspace']): string {
  if (workspace === null || workspace.files.length === 0) return 'No file.';
  const bytes = workspace.files.reduce((sum, file) => sum + file.bytes, 0);
  return `${counted(workspace.files.length, 'file')} as they were given, ${sizeText(bytes)}, and what was decided about them.`;
}

function roomText({ used, quota }: Vault['room']): string {
  return quota === null ? `${sizeText(used)} used` : `${sizeText(used)} used of ${sizeText(quota)} that the browser allows`;
}

const WHERE =
  'In this browser’s own storage on this machine, as plain files: whoever can open this profile can read them. None of it is sent anywhere.';

function factsOf({ access, workspace, room }: Vault, saving: Saving): readonly Fact[] {
  const promise = room.promised
    ? 'The browser promises to keep it until you erase it.'
    : 'The browser makes no promise: it may drop what is kept when the disk runs short.';
  return [
    { label: 'State', text: savingText(saving, workspace) },
    { label: 'Kept', text: keptText(workspace) },
    { label: 'Where', text: WHERE },
    { label: 'Room', text: roomText(room) },
    { label: 'Promise', text: promise },
    { label: 'This tab', text: accessText(access) },
  ];
}

function erasingOf({ access, workspace }: Vault): StorageModel['erasing'] {
  if (access.kind !== 'writing') return null;
  const files = workspace?.files.length ?? 0;
  return {
    button: files === 0 ? 'Erase everything kept' : `Erase ${counted(files, 'file')} and all decisions`,
    loses: `${
      files === 0 ? 'Nothing is loaded from storage' : `${counted(files, 'file')} kept in this browser will be gone`
    }, and so will every answer, column reading, stage meaning, correction and date that was given, and what is loaded on this page. It cannot be undone. The files on your disk stay as they are.`,
  };
}

/** What the Data page says about storage. */
export function storageModel({ vault, saving, erased }: Storage): StorageModel {
  if (vault === null)
    return {
      facts: [{ label: 'State', text: 'The storage of this browser is being opened.' }],
      said: [],
      mayAsk: false,
      mayKeep: false,
      erasing: null,
      erased,
    };
  return {
    facts: factsOf(vault, saving),
    said: vault.said,
    mayKeep: vault.access.kind === 'writing' && saving.kind === 'notKept',
    mayAsk: vault.access.kind === 'writing' && vault.workspace !== null && !vault.room.promised,
    erasing: erasingOf(vault),
    erased,
  };
}
