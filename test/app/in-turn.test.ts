import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { inTurn } from '../../src/app/parts/in-turn';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('what is done in turn', () => {
  it('is done one a turn of the page, in order, each once; what is called off is not', () => {
    const done: string[] = [];
    const act = (name: string) => () => void done.push(name);
    const [first, second, third] = [act('first'), act('second'), act('third')] as const;
    inTurn(first);
    const callOff = inTurn(second);
    inTurn(first);
    inTurn(third);
    callOff();
    expect(done).toEqual([]);
    vi.advanceTimersToNextTimer();
    expect(done).toEqual(['first']);
    vi.advanceTimersToNextTimer();
    expect(done).toEqual(['first', 'third']);
    inTurn(second);
    vi.runAllTimers();
    expect(done).toEqual(['first', 'third', 'second']);
  });

  it('goes on after something that fails', () => {
    const done: string[] = [];
    inTurn(() => {
      throw new Error('no picture');
    });
    inTurn(() => void done.push('next'));
    expect(() => vi.advanceTimersToNextTimer()).toThrow('no picture');
    vi.runAllTimers();
    expect(done).toEqual(['next']);
  });
});
