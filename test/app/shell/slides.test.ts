import { describe, expect, it } from 'vitest';
import { placeOf, slidesOf, type Slide } from '../../../src/app/shell/slides';

/** A deck of the Council: a card with a heading for each question, drawn anew each time. */
function deckOf(questions: readonly string[]): readonly Slide[] {
  const deck = document.createElement('div');
  const part = document.createElement('div');
  part.dataset['page'] = 'Council';
  for (const question of questions) {
    const card = document.createElement('section');
    card.className = 'card';
    card.append(Object.assign(document.createElement('h2'), { textContent: question }));
    part.append(card);
  }
  deck.append(part);
  return slidesOf(deck);
}

describe('the slide that is shown', () => {
  const first = deckOf(['On target?', 'Worth it?']);

  it('stays shown where later answers bring slides before it', () => {
    const chosen = first[1] ?? null;
    const [target] = first;
    const late = deckOf(['What moved?']);
    const now = [target, ...late, chosen].flatMap((slide) => slide ?? []);
    expect(placeOf(chosen, now)).toBe(2);
  });

  it('is found again by its question where its page was drawn anew', () => {
    expect(placeOf(first[1] ?? null, deckOf(['On target?', 'What moved?', 'Worth it?']))).toBe(2);
  });

  it('is the first before one was chosen, and where its question is gone', () => {
    expect([placeOf(null, first), placeOf(first[1] ?? null, deckOf(['What moved?']))]).toEqual([0, 0]);
  });
});
