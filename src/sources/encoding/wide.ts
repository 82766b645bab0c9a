import { byteAt } from '../bytes';
import { Utf8Writer, type Transcoder } from './utf-8';

/** Numbers of `width` bytes, with what is left of one at the end of a block kept for the next. */
class Units {
  private readonly held: number[] = [];
  private readonly width: number;
  private readonly little: boolean;

  constructor(width: number, little: boolean) {
    this.width = width;
    this.little = little;
  }

  each(block: Uint8Array, take: (unit: number) => void): void {
    let at = 0;
    while (this.held.length > 0 && at < block.length) {
      this.held.push(byteAt(block, at));
      at += 1;
      if (this.held.length === this.width) take(this.unitAt(Uint8Array.from(this.held.splice(0)), 0));
    }
    for (; at + this.width <= block.length; at += this.width) take(this.unitAt(block, at));
    for (; at < block.length; at += 1) this.held.push(byteAt(block, at));
  }

  get isCut(): boolean {
    return this.held.length > 0;
  }

  private unitAt(bytes: Uint8Array, at: number): number {
    let unit = 0;
    for (let i = 0; i < this.width; i += 1) unit = unit * 256 + byteAt(bytes, this.little ? at + this.width - 1 - i : at + i);
    return unit;
  }
}

/** UTF-16 by hand, surrogates and all: the same in every place it runs. */
export function utf16(little: boolean): Transcoder {
  const writer = new Utf8Writer();
  const units = new Units(2, little);
  let lead = 0;
  const take = (unit: number): void => {
    const isTrail = (unit & 0xfc00) === 0xdc00;
    if (lead !== 0) {
      if (isTrail) writer.put(0x1_0000 + ((lead & 0x3ff) << 10) + (unit & 0x3ff));
      else writer.putLost();
      lead = 0;
      if (isTrail) return;
    }
    if ((unit & 0xfc00) === 0xd800) lead = unit;
    else if (isTrail) writer.putLost();
    else writer.put(unit);
  };
  return {
    push: (block) => {
      units.each(block, take);
      return writer.taken();
    },
    end: () => {
      if (lead !== 0 || units.isCut) writer.putLost();
      return writer.taken();
    },
  };
}

/** UTF-32, which no platform decodes. */
export function utf32(little: boolean): Transcoder {
  const writer = new Utf8Writer();
  const units = new Units(4, little);
  const isCharacter = (unit: number): boolean => unit < 0x11_0000 && (unit & 0xffff_f800) !== 0xd800;
  return {
    push: (block) => {
      units.each(block, (unit) => (isCharacter(unit) ? writer.put(unit) : writer.putLost()));
      return writer.taken();
    },
    end: () => {
      if (units.isCut) writer.putLost();
      return writer.taken();
    },
  };
}
