/** Something the vault does not do, said in a sentence for a person. */
export class VaultRefusal extends Error {
  override readonly name: string = 'VaultRefusal';
}

/** What lies in the vault was written by a later version of the page, or is whole and yet not understood: it is left alone. */
export class WrittenLater extends VaultRefusal {
  constructor() {
    super(
      'What is kept in this browser was written by a later version of this page. It is left as it is, and nothing is kept meanwhile. ' +
        'Open it with that version, or erase it to begin anew.',
    );
  }
}

/** Bytes as people read them: whole megabytes, rounded up. */
export const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1_000_000)} MB`;

const nameOf = (error: unknown): string => (error instanceof Error || error instanceof DOMException ? error.name : '');

/** Why the disk refused, as half a sentence. */
function reasonOf(error: unknown): string {
  switch (nameOf(error)) {
    case 'QuotaExceededError':
      return 'the disk, or the room this browser allows, is full';
    case 'NoModificationAllowedError':
      return 'another tab of this browser holds the file';
    case 'NotFoundError':
      return 'the file is not there any more';
    case 'NotReadableError':
      return 'the file could not be read';
    case 'SecurityError':
    case 'NotAllowedError':
      return 'this browser does not allow it';
    default:
      return 'the browser could not read or write its files';
  }
}

/** An error as a sentence: `what` says what could not be done, `then` what holds now or what to do. */
export function refusalFor(error: unknown, what: string, then: string): VaultRefusal {
  return error instanceof VaultRefusal ? error : new VaultRefusal(`${what}: ${reasonOf(error)}. ${then}`, { cause: error });
}
