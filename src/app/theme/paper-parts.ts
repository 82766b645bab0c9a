import { drawOnPaper } from './paper';
import { sheetsOf, SMALLEST, type Whole } from './paper-sheets';

const SIZE = '--on-sheet';
/** What the style sheet wants beside what stands before it, where that can be. */
const STAYS = '--stays';

type Leaf = { readonly element: Element; keepsNext: boolean; keepsPrevious: boolean };
type Part = { readonly elements: Element[]; bottom: number; keepsNext: boolean };

/** Whether a sheet may not end inside of it: it has to stay whole, or holds nothing but words. */
const isWhole = (element: Element, style: CSSStyleDeclaration): boolean =>
  style.breakInside === 'avoid' || [...element.children].every((child) => getComputedStyle(child).display.startsWith('inline'));

/** What may not be cut, in order, with what has to stand beside it: the style sheet says so. */
function leavesOf(element: Element): Leaf[] {
  const style = getComputedStyle(element);
  if (style.display === 'none' || style.position === 'absolute' || style.position === 'fixed') return [];
  const leaves = isWhole(element, style)
    ? [{ element, keepsNext: false, keepsPrevious: false }].filter(() => element.getBoundingClientRect().height > 0)
    : [...element.children].flatMap(leavesOf);
  const [first, last] = [leaves[0], leaves.at(-1)];
  if (last !== undefined && style.breakAfter === 'avoid') last.keepsNext = true;
  if (first !== undefined && (style.breakBefore === 'avoid' || style.getPropertyValue(STAYS) !== '')) first.keepsPrevious = true;
  return leaves;
}

/** Leaves that stand side by side, or have to stand together, as one. */
function partsOf(root: Element): readonly Part[] {
  const parts: Part[] = [];
  for (const { element, keepsNext, keepsPrevious } of leavesOf(root)) {
    const { top, bottom } = element.getBoundingClientRect();
    const part: Part = { elements: [element], bottom, keepsNext };
    let before = parts.at(-1);
    let joins = keepsPrevious;
    while (before !== undefined && (joins || before.keepsNext || top < before.bottom - 1)) {
      part.elements.unshift(...before.elements);
      part.bottom = Math.max(part.bottom, before.bottom);
      parts.pop();
      before = parts.at(-1);
      joins = false;
    }
    parts.push(part);
  }
  return parts;
}

const picturesIn = (elements: readonly Element[]): readonly HTMLElement[] =>
  elements.flatMap((element) => [
    ...(element.matches('.chart') ? [element as HTMLElement] : []),
    ...element.querySelectorAll<HTMLElement>('.chart'),
  ]);

const resize = (pictures: readonly HTMLElement[], size: number): void =>
  pictures.forEach((picture) => picture.style.setProperty(SIZE, String(size)));

const places = (parts: readonly Part[]): readonly Whole['large'][] =>
  parts.map(({ elements }) => {
    const boxes = elements.map((element) => element.getBoundingClientRect());
    return { top: Math.min(...boxes.map(({ top }) => top)), bottom: Math.max(...boxes.map(({ bottom }) => bottom)) };
  });

/** The height of the head that a row repeats on the next sheet; nothing for the first row, and for what is no row. */
function headOf(element: Element | undefined): number {
  if (element === undefined || element.closest('tbody, tfoot') === null) return 0;
  return element.closest('table')?.tHead?.getBoundingClientRect().height ?? 0;
}

/** Makes pictures of a page on paper as much smaller as fills its sheets, and draws them anew. */
export function fitOnSheets(root: Element): void {
  const parts = partsOf(root);
  const pictures = parts.map(({ elements }) => picturesIn(elements));
  const large = places(parts);
  resize(pictures.flat(), SMALLEST);
  const small = places(parts);
  const wholes = large.flatMap((place, at): Whole[] => {
    const smaller = small[at];
    return smaller === undefined ? [] : [{ large: place, small: smaller, head: headOf(parts[at]?.elements[0]) }];
  });
  for (const { from, to, size } of sheetsOf(wholes)) resize(pictures.slice(from, to + 1).flat(), size);
  drawOnPaper();
}

/** Gives all pictures back their own size. */
export function leaveSheets(root: Element): void {
  for (const picture of root.querySelectorAll<HTMLElement>('.chart')) picture.style.removeProperty(SIZE);
}
