import { byteAt } from '../../bytes';
import { damaged } from './damage';
import { textOf } from './xml-text';

const EQUALS = 0x3d;
const COLON = 0x3a;
const DOUBLE = 0x22;
const SINGLE = 0x27;
const NO_TAG = 'a tag in it is not written as one';

export const isSpace = (byte: number): boolean => byte === 0x20 || byte === 0x0a || byte === 0x09 || byte === 0x0d;

/** The attributes of one tag, told one after the other. Good only while the tag is being taken. */
export class Tag {
  private bytes: Uint8Array = new Uint8Array(0);
  private at = 0;
  private to = 0;
  private nameFrom = 0;
  private nameTo = 0;
  private valueFrom = 0;
  private valueTo = 0;

  set(bytes: Uint8Array, from: number, to: number): void {
    this.bytes = bytes;
    this.at = from;
    this.to = to;
  }

  /** Goes to the next attribute, if there is one. */
  next(): boolean {
    const { bytes, to } = this;
    while (this.at < to && isSpace(byteAt(bytes, this.at))) this.at += 1;
    if (this.at === to) return false;
    this.takeName();
    while (this.at < to && (byteAt(bytes, this.at) === EQUALS || isSpace(byteAt(bytes, this.at)))) this.at += 1;
    this.takeValue();
    return true;
  }

  private takeName(): void {
    const { bytes, to } = this;
    let at = this.at;
    this.nameFrom = at;
    while (at < to && byteAt(bytes, at) !== EQUALS && !isSpace(byteAt(bytes, at))) {
      if (byteAt(bytes, at) === COLON) this.nameFrom = at + 1;
      at += 1;
    }
    this.nameTo = at;
    this.at = at;
  }

  private takeValue(): void {
    const { bytes, to } = this;
    const quote = byteAt(bytes, this.at);
    if (this.at >= to || (quote !== DOUBLE && quote !== SINGLE)) throw damaged(NO_TAG);
    let at = this.at + 1;
    this.valueFrom = at;
    while (at < to && byteAt(bytes, at) !== quote) at += 1;
    if (at === to) throw damaged(NO_TAG);
    this.valueTo = at;
    this.at = at + 1;
  }

  /** The name of the attribute without its prefix, where it has one letter: that letter's code. Otherwise 0. */
  get letter(): number {
    return this.nameTo - this.nameFrom === 1 ? byteAt(this.bytes, this.nameFrom) : 0;
  }

  get name(): string {
    return textOf(this.bytes, this.nameFrom, this.nameTo);
  }

  get value(): string {
    return textOf(this.bytes, this.valueFrom, this.valueTo);
  }

  /** Every attribute left, by name without its prefix. */
  all(): ReadonlyMap<string, string> {
    const all = new Map<string, string>();
    while (this.next()) all.set(this.name, this.value);
    return all;
  }
}
