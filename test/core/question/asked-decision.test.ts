import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  decisionAddress,
  decisionIn,
  hashWithDecision,
  readQuestion,
  USUAL_QUESTION,
  withoutDecision,
  writeQuestion,
} from '../../../src/core/question';

const ROOM = writeQuestion({ ...USUAL_QUESTION, page: 'council-room', metric: 'acv' });
const ID = '0b5f4c0e-9d4f-4a38-9a8e-5d6c1f2a3b4c';

describe('the address of a decision', () => {
  it('is its id beside what the page is asked, and leaves that as it is', () => {
    const hash = hashWithDecision(ROOM, ID);
    expect(hash).toBe(`${ROOM}&d=${ID}`);
    expect([decisionIn(hash), withoutDecision(hash)]).toEqual([ID, ROOM]);
    expect(readQuestion(hash)).toEqual(readQuestion(ROOM));
    expect(hashWithDecision('#/council-room', ID)).toBe(`#/council-room?v=2&d=${ID}`);
    expect(withoutDecision(`#/council-room?v=2&d=${ID}`)).toBe('#/council-room');
  });

  it('takes the place of another one', () => {
    const other = ID.replace('0b', '1c');
    expect(hashWithDecision(hashWithDecision(ROOM, ID), other)).toBe(`${ROOM}&d=${other}`);
  });

  it('holds no word of a record: an id that says something stands as a digest', () => {
    for (const id of ['Acme & Sons: stop', 'keep-the-price-list', 'd1', '~0123abcd']) expect(decisionAddress(id)).toMatch(/^~[0-9a-f]{8}$/);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (id) => {
        const hash = hashWithDecision(ROOM, id);
        expect(decisionIn(hash)).toBe(decisionAddress(id));
        expect(withoutDecision(hash)).toBe(ROOM);
        expect(hash).toMatch(/&d=~[0-9a-f]{8}$/);
      }),
    );
  });

  test.each(['', '<img>', '%3Cscript%3E', '~zz', 'keep-the-price-list', `${ID}0`, '%', 'a b'])(
    'that was tampered with to "%s" opens nothing and is said',
    (text) => {
      const hash = `${ROOM}&d=${text}`;
      expect(decisionIn(hash)).toBeNull();
      const { question, notes } = readQuestion(withoutDecision(hash));
      expect(question).toEqual(readQuestion(ROOM).question);
      expect(notes).toEqual(['The decision in this link could not be read and was left out.']);
    },
  );

  it('is read of any text at all without falling over', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const address = decisionIn(text);
        expect(address === null || /^[~0-9a-f-]+$/.test(address)).toBe(true);
        expect(decisionIn(withoutDecision(text))).toBeNull();
      }),
    );
  });
});
