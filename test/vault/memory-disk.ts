import type { FileStore, OpenFile } from '../../src/vault/file-store';

/** What was done to a disk, in order: enough to build the disk as a crash at any moment would leave it. */
export type Deed =
  | { readonly kind: 'make'; readonly path: string; readonly inode: number }
  | { readonly kind: 'write'; readonly inode: number; readonly at: number; readonly bytes: Uint8Array }
  | { readonly kind: 'truncate'; readonly inode: number; readonly size: number }
  | { readonly kind: 'flush'; readonly inode: number }
  | { readonly kind: 'move'; readonly from: string; readonly to: string }
  | { readonly kind: 'remove'; readonly path: string }
  | { readonly kind: 'clear' };

export const CALLS = ['list', 'read', 'open', 'write', 'truncate', 'flush', 'close', 'move', 'remove', 'clear'] as const;
export type Call = (typeof CALLS)[number];
/** How a call fails: before it did anything, half way (of a write), or after all was done. */
export const WAYS = ['before', 'half', 'after'] as const;
/** `lasts`: all calls of the kind fail from then on. */
export type Fault = { readonly call: Call; readonly at: number; readonly way: (typeof WAYS)[number]; readonly lasts?: boolean };

const nothing = new Uint8Array(0);

function written(data: Uint8Array, at: number, bytes: Uint8Array): Uint8Array {
  const next = new Uint8Array(Math.max(data.length, at + bytes.length));
  next.set(data);
  next.set(bytes, at);
  return next;
}

function resized(data: Uint8Array, size: number): Uint8Array {
  const next = new Uint8Array(size);
  next.set(data.subarray(0, size));
  return next;
}

const isMeta = ({ kind }: Deed): boolean => kind === 'make' || kind === 'move' || kind === 'remove' || kind === 'clear';

/** A disk in memory, for tests only: it records what is done, fails where it is told to, and can be cut off at any moment. */
export class MemoryDisk implements FileStore {
  readonly deeds: Deed[] = [];
  fault: Fault | null = null;
  /** Whether the fault was met. */
  failed = false;
  /** The number of the write, from now on, that puts one wrong bit on the disk without a word. */
  liesAt = 0;
  /** Bytes that still go onto it. */
  free = Infinity;
  #inodes = 0;
  readonly #names = new Map<string, number>();
  readonly #data = new Map<number, Uint8Array>();
  readonly #open = new Set<number>();
  readonly #calls = new Map<Call, number>();

  static of(files: ReadonlyMap<string, Uint8Array>): MemoryDisk {
    const disk = new MemoryDisk();
    for (const [path, bytes] of files) disk.put(path, bytes);
    return disk;
  }

  /** The files as they are, by path. */
  files(): Map<string, Uint8Array> {
    return new Map([...this.#names].toSorted().map(([path, inode]) => [path, this.#data.get(inode) ?? nothing]));
  }

  put(path: string, bytes: Uint8Array): void {
    this.#inodes += 1;
    this.#names.set(path, this.#inodes);
    this.#data.set(this.#inodes, bytes);
  }

  delete(path: string): void {
    this.#names.delete(path);
  }

  /** Arms a fault and counts calls from here. */
  arm(fault: Fault | null): void {
    this.fault = fault;
    this.failed = false;
    this.#calls.clear();
  }

  async list(): Promise<readonly string[]> {
    return this.#call('list', () => [...this.#names.keys()]);
  }

  async read(path: string): Promise<Blob | null> {
    return this.#call('read', () => {
      const inode = this.#names.get(path);
      return inode === undefined ? null : new Blob([(this.#data.get(inode) ?? nothing) as Uint8Array<ArrayBuffer>]);
    });
  }

  async open(path: string): Promise<OpenFile> {
    return this.#call('open', () => {
      let inode = this.#names.get(path);
      if (inode === undefined) {
        this.#inodes += 1;
        inode = this.#inodes;
        this.#names.set(path, inode);
        this.#data.set(inode, nothing);
        this.deeds.push({ kind: 'make', path, inode });
      }
      if (this.#open.has(inode)) throw new DOMException('held', 'NoModificationAllowedError');
      const file = this.#fileOf(inode);
      if (!this.#isFailing('open')) this.#open.add(inode);
      return file;
    });
  }

  async move(from: string, to: string): Promise<void> {
    this.#call('move', () => {
      const inode = this.#names.get(from);
      if (inode === undefined) throw new DOMException('gone', 'NotFoundError');
      if (this.#open.has(inode) || this.#open.has(this.#names.get(to) ?? -1)) throw new DOMException('held', 'NoModificationAllowedError');
      this.#names.delete(from);
      this.#names.set(to, inode);
      this.deeds.push({ kind: 'move', from, to });
    });
  }

  async remove(path: string): Promise<void> {
    this.#call('remove', () => {
      if (this.#names.delete(path)) this.deeds.push({ kind: 'remove', path });
    });
  }

  async clear(): Promise<void> {
    this.#call('clear', () => {
      this.#names.clear();
      this.deeds.push({ kind: 'clear' });
    });
  }

  #fileOf(inode: number): OpenFile {
    const data = (): Uint8Array => this.#data.get(inode) ?? nothing;
    const write = (bytes: Uint8Array, at: number): void => {
      if (bytes.length > this.free) throw new DOMException('full', 'QuotaExceededError');
      this.free -= bytes.length;
      const copy = bytes.slice();
      this.liesAt -= 1;
      if (this.liesAt === 0) copy.set([(copy[copy.length >> 1] ?? 0) ^ 1], copy.length >> 1);
      this.#data.set(inode, written(data(), at, copy));
      this.deeds.push({ kind: 'write', inode, at, bytes: copy });
    };
    return {
      size: () => data().length,
      write: (bytes, at) =>
        this.#call(
          'write',
          () => write(bytes, at),
          () => write(bytes.subarray(0, bytes.length >> 1), at),
        ),
      truncate: (size) =>
        this.#call('truncate', () => {
          this.#data.set(inode, resized(data(), size));
          this.deeds.push({ kind: 'truncate', inode, size });
        }),
      flush: () => this.#call('flush', () => void this.deeds.push({ kind: 'flush', inode })),
      close: () => {
        this.#open.delete(inode);
        this.#call('close', () => undefined);
      },
    };
  }

  #isFailing(call: Call): boolean {
    const count = this.#calls.get(call) ?? 0;
    return this.fault?.call === call && (this.fault.at === count || (this.fault.lasts === true && this.fault.at < count));
  }

  #call<T>(call: Call, work: () => T, half?: () => void): T {
    const count = (this.#calls.get(call) ?? 0) + 1;
    this.#calls.set(call, count);
    if (!this.#isFailing(call)) return work();
    this.failed = true;
    if (this.fault?.way === 'after') work();
    if (this.fault?.way === 'half') half?.();
    throw new DOMException(`the ${count}. ${call} fails`, call === 'write' ? 'QuotaExceededError' : 'InvalidStateError');
  }
}

/** What a crash does with the writes that were not flushed: each by its number, to be kept, dropped, or cut short. */
export type Fate = (number: number) => 'kept' | 'lost' | 'torn';

/**
 * The files that a crash leaves. All deeds before `data` reached the disk if they were flushed; the others as fate has
 * it. Names are as they were at `names` (at most `data`): a disk may lag behind with its directory, in order.
 */
export function afterCrash(deeds: readonly Deed[], data: number, names: number, fate: Fate): Map<string, Uint8Array> {
  const done = deeds.slice(0, data);
  const flushed = new Map<number, number>();
  done.forEach((deed, at) => {
    if (deed.kind === 'flush') flushed.set(deed.inode, at);
  });
  const contents = new Map<number, Uint8Array>();
  const put = (inode: number, change: (before: Uint8Array) => Uint8Array): void =>
    void contents.set(inode, change(contents.get(inode) ?? nothing));
  done.forEach((deed, at) => {
    if (deed.kind !== 'write' && deed.kind !== 'truncate') return;
    const end = at < (flushed.get(deed.inode) ?? -1) ? 'kept' : fate(at);
    if (end === 'lost') return;
    if (deed.kind === 'truncate') return put(deed.inode, (before) => resized(before, deed.size));
    const bytes = end === 'torn' ? deed.bytes.subarray(0, deed.bytes.length >> 1) : deed.bytes;
    put(deed.inode, (before) => written(before, deed.at, bytes));
  });
  const paths = new Map<string, number>();
  for (const deed of deeds.slice(0, names).filter(isMeta)) {
    if (deed.kind === 'make') paths.set(deed.path, deed.inode);
    if (deed.kind === 'move') {
      const inode = paths.get(deed.from) ?? -1;
      paths.delete(deed.from);
      paths.set(deed.to, inode);
    }
    if (deed.kind === 'remove') paths.delete(deed.path);
    if (deed.kind === 'clear') paths.clear();
  }
  return new Map([...paths].map(([path, inode]) => [path, contents.get(inode) ?? nothing]));
}
