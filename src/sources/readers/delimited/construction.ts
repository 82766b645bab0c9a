import type { Crew } from '../../crew';
import { BlockDecoder, type Decoding } from '../../encoding/decoded';
import type { Layout } from './layout';
import { TableBuilder, type BuiltTable } from './table-builder';
import { TextWindow } from './text-window';

/** `nulTail`: how many NULs stood at the end of the file. */
export type Constructed = BuiltTable & { readonly nulTail: number };

/** A table in the making: the blocks of a file in, and the table out. Throws a Refusal for what cannot be a table. */
export class Construction {
  private readonly builder: TableBuilder;
  private readonly window: TextWindow;
  private readonly decoder: BlockDecoder;
  private nulTail = 0;

  constructor(layout: Layout, decoding: Decoding, crew: Crew | null) {
    this.builder = new TableBuilder(layout, crew);
    this.window = new TextWindow(layout.dialect, (batch, bytes) => this.builder.take(batch, bytes));
    this.decoder = new BlockDecoder({ ...decoding, tail: (nuls) => void (this.nulTail = nuls) });
  }

  /** Records so far, the header aside. */
  get records(): number {
    return this.builder.records;
  }

  push(block: Uint8Array): void {
    for (const text of this.decoder.push(block)) this.window.push(text);
  }

  /** The table. The construction is spent. */
  async finish(): Promise<Constructed> {
    for (const text of this.decoder.end()) this.window.push(text);
    this.window.finish();
    return { ...(await this.builder.finish()), nulTail: this.nulTail };
  }
}
