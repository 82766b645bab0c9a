import type { Page } from '@playwright/test';

/** Runs in the page: what of it can be measured to look wrong. The eye finds the rest. */
function measure(): string[] {
  const shown = (element: Element): boolean => {
    const { width, height } = element.getBoundingClientRect();
    return width > 0 && height > 0 && getComputedStyle(element).visibility !== 'hidden';
  };
  const short = (text: string | null): string => (text ?? '').trim().replaceAll(/\s+/g, ' ').slice(0, 60);
  const found: string[] = [];
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) found.push(`the page is ${scrollWidth} wide on ${clientWidth}`);
  for (const word of document.body.innerText.match(/\b(NaN|Infinity|undefined|null)\b|\[object|-?\d+\.\d{5,}/g) ?? [])
    found.push(`says ${word}`);
  for (const element of document.querySelectorAll<HTMLElement>('main *, header *, nav *')) {
    const { overflowX, textOverflow } = getComputedStyle(element);
    const isClipping =
      (overflowX === 'hidden' || overflowX === 'clip') &&
      textOverflow !== 'ellipsis' &&
      element.closest('.hidden, caption, summary') === null;
    if (isClipping && element.clientWidth > 4 && element.scrollWidth > element.clientWidth + 1 && short(element.innerText) !== '')
      found.push(`text is cut: ${short(element.innerText)}`);
  }
  for (const svg of document.querySelectorAll('.chart svg')) {
    const frame = svg.getBoundingClientRect();
    const name = short(svg.closest('[role=img]')?.getAttribute('aria-label') ?? '');
    const texts = [...svg.querySelectorAll('text')].filter((each) => shown(each) && short(each.textContent) !== '');
    const boxes = texts.map((each) => ({ text: short(each.textContent), box: each.getBoundingClientRect() }));
    for (const { text, box } of boxes)
      if (box.left < frame.left - 2 || box.right > frame.right + 2 || box.top < frame.top - 2 || box.bottom > frame.bottom + 2)
        found.push(`label leaves its picture: ${text} (${name})`);
    boxes.forEach((one, at) => {
      for (const other of boxes.slice(at + 1)) {
        const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        if (across > 2 && down > 4) found.push(`labels overlap: ${one.text} × ${other.text} (${name})`);
      }
    });
    if (svg.querySelectorAll('path, circle, rect, line, text').length < 2) found.push(`blank picture (${name})`);
  }
  return [...new Set(found)];
}

/** What is measurably wrong on the page as it stands: too wide, cut or overlapping text, raw floats, blank pictures. */
export const defects = (page: Page): Promise<readonly string[]> => page.evaluate(measure);
