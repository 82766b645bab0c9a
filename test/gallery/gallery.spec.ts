import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { test } from '@playwright/test';
import { STATES, type State, type View } from './catalogue';
import { defects } from './defects';
import { isWanted, LOOKS, nameOf, OUT, type Shot } from './looks';
import { reach, type Reached } from './reach';

/** Enough to read a printed page, and no more. */
const DOTS_PER_INCH = '72';
const SHEETS = ['A4', 'Letter'] as const;

/** Runs in the page: what sticks to the window stands at the ends of a long picture, and not across it. */
function layFlat(): void {
  for (const element of document.querySelectorAll<HTMLElement>('.bar, .status')) element.style.position = 'relative';
  const hasBarBelow = document.documentElement.clientWidth <= 700;
  globalThis.scrollTo(0, hasBarBelow ? document.documentElement.scrollHeight : 0);
}

async function shoot({ page }: Reached, name: string, isOver: boolean): Promise<readonly string[]> {
  if (!isOver) await page.evaluate(layFlat);
  await page.screenshot({ path: `${OUT}/${name}.png`, fullPage: !isOver, animations: 'disabled' });
  return defects(page);
}

/** A view in every look: turned as it stands, or where it stands over a page, opened anew. */
async function look(reached: Reached, state: State, view: View): Promise<readonly Shot[]> {
  const shots: Shot[] = [];
  const isOver = view.isOver === true;
  let isSettled = isOver || (await reached.show(view));
  for (const each of LOOKS) {
    isSettled = (await reached.turn(each)) && isSettled;
    if (isOver) isSettled = await reached.show(view);
    const name = nameOf(state, view, each.id);
    shots.push({
      state: state.id,
      view: view.id,
      look: each.id,
      files: [`${name}.png`],
      isSettled,
      defects: await shoot(reached, name, isOver),
    });
    if (isOver) await reached.close();
  }
  return shots;
}

/** The page as a browser prints it, one picture a sheet. */
async function print({ page, turn }: Reached, state: State, view: View, format: (typeof SHEETS)[number]): Promise<Shot> {
  const name = nameOf(state, view, format.toLowerCase());
  const [first] = LOOKS;
  if (first !== undefined) await turn(first);
  await page.pdf({ path: `${OUT}/${name}.pdf`, format, printBackground: true });
  execFileSync('pdftoppm', ['-r', DOTS_PER_INCH, '-png', `${OUT}/${name}.pdf`, `${OUT}/${name}`]);
  const files = readdirSync(OUT).filter((file) => file.startsWith(`${name}-`) && file.endsWith('.png'));
  return { state: state.id, view: view.id, look: format.toLowerCase(), files: files.toSorted(), isSettled: true, defects: [] };
}

for (const state of STATES)
  test(state.id, async ({ browser, baseURL }) => {
    const views = state.views.filter((view) => isWanted(state, view));
    test.skip(views.length === 0);
    mkdirSync(OUT, { recursive: true });
    const reached = await reach(browser, baseURL ?? '', state);
    for (const view of views) {
      const shots = [...(await look(reached, state, view))];
      if (state.isPrinted === true && view.steps === undefined)
        for (const format of SHEETS) shots.push(await print(reached, state, view, format));
      writeFileSync(`${OUT}/${nameOf(state, view, 'shots')}.json`, JSON.stringify(shots));
    }
    await reached.leave();
  });
