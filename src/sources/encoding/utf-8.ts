/** Turns a file's bytes into UTF-8, block by block. What is no character becomes a NUL and a DEL, which sets its record aside: never U+FFFD. */
export type Transcoder = { push(block: Uint8Array): Uint8Array; end(): Uint8Array };

/** Where a walk through UTF-8 stands: how many bytes its character still needs, and which the next may be. */
export class Utf8Walk {
  need = 0;
  private low = 0x80;
  private high = 0xbf;

  /**
   * Takes the next byte. `whole`: a character ends here; `inside`: one has begun or goes on; `stray`: this byte is part
   * of none; `broken`: the bytes held so far are no character, and this byte was not taken: offer it again.
   */
  take(byte: number): 'whole' | 'inside' | 'broken' | 'stray' {
    if (this.need === 0) return this.begin(byte);
    if (byte < this.low || byte > this.high) {
      this.need = 0;
      return 'broken';
    }
    this.need -= 1;
    this.low = 0x80;
    this.high = 0xbf;
    return this.need === 0 ? 'whole' : 'inside';
  }

  private begin(byte: number): 'whole' | 'inside' | 'stray' {
    this.low = 0x80;
    this.high = 0xbf;
    if (byte < 0x80) return 'whole';
    if (byte < 0xc2 || byte > 0xf4) return 'stray';
    if (byte < 0xe0) this.need = 1;
    else if (byte < 0xf0) this.need = 2;
    else this.need = 3;
    this.bound(byte);
    return 'inside';
  }

  /** Leaves out what would be over-long, a surrogate, or beyond U+10FFFF. */
  private bound(lead: number): void {
    if (lead === 0xe0) this.low = 0xa0;
    if (lead === 0xed) this.high = 0x9f;
    if (lead === 0xf0) this.low = 0x90;
    if (lead === 0xf4) this.high = 0x8f;
  }
}

/** Collects code points as UTF-8. */
export class Utf8Writer {
  private bytes = new Uint8Array(1024);
  private length = 0;

  put(code: number): void {
    if (this.length + 4 > this.bytes.length) this.grow();
    if (code < 0x80) this.add(code);
    else if (code < 0x800) {
      this.add(0xc0 | (code >> 6));
      this.add(0x80 | (code & 63));
    } else {
      if (code < 0x1_0000) this.add(0xe0 | (code >> 12));
      else {
        this.add(0xf0 | (code >> 18));
        this.add(0x80 | ((code >> 12) & 63));
      }
      this.add(0x80 | ((code >> 6) & 63));
      this.add(0x80 | (code & 63));
    }
  }

  /** Stands in for what is no character: a NUL, which sets its record aside, and a DEL, so that it is never taken for a NUL tail. */
  putLost(): void {
    this.put(0);
    this.put(0x7f);
  }

  taken(): Uint8Array {
    const taken = this.bytes.slice(0, this.length);
    this.length = 0;
    return taken;
  }

  private add(byte: number): void {
    this.bytes[this.length] = byte;
    this.length += 1;
  }

  private grow(): void {
    const bytes = new Uint8Array(this.bytes.length * 2);
    bytes.set(this.bytes);
    this.bytes = bytes;
  }
}
