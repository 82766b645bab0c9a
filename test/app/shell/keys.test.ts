import { describe, expect, test } from 'vitest';
import { actOf, type Around, type Pressed } from '../../../src/app/shell/keys';
import { readPreferences } from '../../../src/app/theme/preferences';

const pressed = (key: string, held: Partial<Pressed> = {}): Pressed => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});
const IDLE: Around = { isTyping: false, isLed: false, isOn: true };

describe('a key', () => {
  test.each([
    ['?', {}, { kind: 'open', overlay: 'keys' }],
    ['/', {}, { kind: 'filter' }],
    ['[', {}, { kind: 'period', by: -1 }],
    [']', {}, { kind: 'period', by: 1 }],
    ['[', { ctrlKey: true, altKey: true }, { kind: 'period', by: -1 }],
    ['t', {}, { kind: 'view' }],
    ['P', { shiftKey: true }, { kind: 'open', overlay: 'present' }],
    ['k', { ctrlKey: true }, { kind: 'open', overlay: 'palette' }],
    ['k', { metaKey: true }, { kind: 'open', overlay: 'palette' }],
    ['z', { ctrlKey: true }, { kind: 'undo' }],
    ['z', { ctrlKey: true, shiftKey: true }, null],
    ['t', { ctrlKey: true }, null],
    ['t', { altKey: true }, null],
    ['p', {}, null],
  ])('%s with %j', (key, held, act) => expect(actOf(pressed(key, held), IDLE)).toEqual(act));

  test('behind g goes to a page, and t is no card then', () =>
    expect(actOf(pressed('t'), { ...IDLE, isLed: true })).toEqual({ kind: 'go', letter: 't' }));
  test.each(['?', '/', '[', 't', 'g'])('%s sleeps in a text field, and where single keys are switched off', (key) =>
    expect([actOf(pressed(key), { ...IDLE, isTyping: true }), actOf(pressed(key), { ...IDLE, isOn: false })]).toEqual([null, null]),
  );
  test('with Ctrl acts where single keys are off, and a text field keeps its own undo', () => {
    expect(actOf(pressed('k', { ctrlKey: true }), { ...IDLE, isOn: false, isTyping: true })).not.toBeNull();
    expect(actOf(pressed('z', { ctrlKey: true }), { ...IDLE, isTyping: true })).toBeNull();
  });
});

describe('kept preferences', () => {
  const USUAL = { density: 'comfortable', numbers: '1,234.5', dates: '30 Sep 2025', shortcuts: true };
  test.each([null, '', '{', '[]', 'null', '"compact"', '{"density":"tiny","numbers":7,"dates":null,"shortcuts":"no"}'])(
    'that read %j are the usual ones',
    (text) => expect(readPreferences(text)).toEqual(USUAL),
  );
  test('are read one by one', () =>
    expect(readPreferences('{"density":"compact","numbers":"1.234,5","dates":"x","shortcuts":false}')).toEqual({
      ...USUAL,
      density: 'compact',
      numbers: '1.234,5',
      shortcuts: false,
    }));
});
