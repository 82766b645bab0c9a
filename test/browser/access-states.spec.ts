import { expect, test } from '@playwright/test';
import { STATES, type View } from '../gallery/catalogue';
import { reach } from '../gallery/reach';
import { violations } from './violations';

/** Of the states of the gallery those that every page must be readable in; the others differ in numbers alone. */
const READ = ['sample', 'few', 'filtered-out', 'empty', 'first-answer', 'loading', 'no-engine', 'engine-gone'];
/** What a page may break in the dark and not in the light: its parts and their names are the same. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];
const LIGHT = { id: 'light', scheme: 'light', width: 1440, height: 900 } as const;
const DARK = { ...LIGHT, id: 'dark', scheme: 'dark' } as const;

/** Sides of a page and other splits of it are gone through where they are tested. */
const isPage = ({ steps, query }: View): boolean => steps === undefined && query === undefined;

test('every state that is read is in the catalogue', () => expect(STATES.map(({ id }) => id)).toEqual(expect.arrayContaining(READ)));

for (const state of STATES.filter(({ id }) => READ.includes(id)))
  test(`axe finds nothing on any page, light and dark: ${state.id}`, async ({ browser, baseURL }) => {
    test.setTimeout(240_000);
    const { page, show, turn, leave } = await reach(browser, baseURL ?? '', state);
    for (const view of state.views.filter(isPage)) {
      await turn(LIGHT);
      await show(view);
      expect.soft(await violations(page), `${view.id}, light`).toEqual([]);
      await turn(DARK);
      expect.soft(await violations(page, OF_COLOURS), `${view.id}, dark`).toEqual([]);
    }
    await leave();
  });
