import { unpackedCells } from '../sources/readers/delimited/cells';
import { ColumnsHere } from '../sources/readers/delimited/columns';
import { readyToHash, Sha256Digest } from '../sources/sha-256';
import type { HandReply, HandRequest } from './hand-messages';

/** The work of one hand: it hashes what it is given, or makes columns of it. Requests are answered in their order. */
export class HandWork {
  private digest: Sha256Digest | null = null;
  private columns: ColumnsHere | null = null;

  /** The answer to a request. Never rejects. */
  async answer(request: HandRequest): Promise<HandReply> {
    try {
      return await this.done(request);
    } catch (error) {
      return { kind: 'failed', id: request.id, message: error instanceof Error ? error.message : String(error) };
    }
  }

  private async done(request: HandRequest): Promise<HandReply> {
    const { id } = request;
    switch (request.kind) {
      case 'beginDigest':
        await readyToHash();
        this.digest = new Sha256Digest();
        break;
      case 'digest':
        begun(this.digest).update(request.bytes);
        break;
      case 'endDigest':
        return { kind: 'digested', id, sha256: begun(this.digest).hex() };
      case 'beginColumns':
        this.columns = new ColumnsHere(request.count, request.dialect);
        break;
      case 'cells':
        begun(this.columns).take(unpackedCells(request.cells));
        break;
      case 'endColumns': {
        const columns = await begun(this.columns).finish();
        this.columns = null;
        return { kind: 'built', id, columns };
      }
    }
    return { kind: 'taken', id };
  }
}

function begun<T>(work: T | null): T {
  if (work === null) throw new Error('work was given before it was begun');
  return work;
}

/** The memory of a reply that is handed over rather than copied. */
export const handedOver = (reply: HandReply): ArrayBufferLike[] =>
  reply.kind === 'built'
    ? reply.columns.flatMap(({ codes, values: { bytes, bounds } }) => [codes.buffer, bytes.buffer, bounds.buffer])
    : [];
