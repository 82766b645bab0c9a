import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { readyToHash, Sha256Digest } from '../../../src/sources/sha-256';

beforeAll(readyToHash);

const ours = (parts: readonly Uint8Array[]): string => {
  const digest = new Sha256Digest();
  for (const part of parts) digest.update(part);
  return digest.hex();
};

test('the digest of bytes in any pieces is the one node:crypto gives', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 12 }), (parts) => {
      const known = createHash('sha256');
      for (const part of parts) known.update(part);
      expect(ours(parts)).toBe(known.digest('hex'));
    }),
    { numRuns: 500 },
  );
});

test('digests that are fed in turn do not mix', () => {
  const parts = fc.array(fc.tuple(fc.nat({ max: 2 }), fc.uint8Array({ maxLength: 100 })), { maxLength: 20 });
  fc.assert(
    fc.property(parts, (fed) => {
      const digests = [0, 1, 2].map(() => ({ ours: new Sha256Digest(), known: createHash('sha256') }));
      for (const [which, part] of fed) {
        digests[which]?.ours.update(part);
        digests[which]?.known.update(part);
      }
      for (const { ours: one, known } of digests) expect(one.hex()).toBe(known.digest('hex'));
    }),
  );
});

test('every length around a block is padded rightly', () => {
  for (let length = 0; length <= 200; length += 1) {
    const bytes = new Uint8Array(length).fill(0x61);
    expect(ours([bytes])).toBe(createHash('sha256').update(bytes).digest('hex'));
  }
});

// Half a gigabyte takes four seconds: run it with RUNS set, as the long property runs are.
test.skipIf(process.env['RUNS'] === undefined)('a message of more than 2^29 bytes keeps the high part of its length', () => {
  const block = new Uint8Array(0x400_0000).fill(7);
  const [digest, known] = [new Sha256Digest(), createHash('sha256')];
  for (let i = 0; i < 9; i += 1) {
    digest.update(block);
    known.update(block);
  }
  expect(digest.hex()).toBe(known.digest('hex'));
});
