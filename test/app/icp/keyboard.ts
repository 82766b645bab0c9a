import { fireEvent } from '@testing-library/react';

const FOCUSABLE = 'button, input, select, textarea, summary, a[href], [tabindex]';

/** What a control is called: its own label, the label around or before it, or its words. */
function nameOf(element: HTMLElement): string {
  const label = element.closest('label') ?? (element.id === '' ? null : document.querySelector(`label[for="${CSS.escape(element.id)}"]`));
  return (element.getAttribute('aria-label') ?? label?.textContent ?? element.textContent ?? '').trim();
}

const isHidden = (element: Element): boolean => {
  const shut = element.closest('details:not([open])');
  return shut !== null && !(element.tagName === 'SUMMARY' && element.parentElement === shut);
};

function stops(): readonly HTMLElement[] {
  return [...document.body.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    (element) =>
      element.getAttribute('tabindex') !== '-1' && !(element instanceof HTMLButtonElement && element.disabled) && !isHidden(element),
  );
}

/** Presses Tab until a control of this name has the focus; throws where none is reached. Stops on the way do nothing. */
export function tabTo(name: string | RegExp): HTMLElement {
  const all = stops();
  const from = all.findIndex((element) => element === document.activeElement) + 1;
  const found = [...all.slice(from), ...all.slice(0, from)].find((element) => {
    const own = nameOf(element);
    return typeof name === 'string' ? own === name : name.test(own);
  });
  if (found === undefined) throw new Error(`no control called ${String(name)} is reached by Tab`);
  found.focus();
  return found;
}

/** Enter on the control that has the focus, as a browser takes it. */
export function press(name: string | RegExp): void {
  const element = tabTo(name);
  fireEvent.keyDown(element, { key: 'Enter' });
  fireEvent.click(element);
}

/** Types into the control of this name in the place of what stands there, key by key. */
export function typeInto(name: string | RegExp, text: string): void {
  const element = tabTo(name);
  for (let length = 1; length <= text.length; length += 1) fireEvent.change(element, { target: { value: text.slice(0, length) } });
}

/** Goes through the choices of a list by arrow keys, one by one, until this one stands. */
export function arrowTo(name: string | RegExp, text: string): void {
  const element = tabTo(name);
  if (!(element instanceof HTMLSelectElement)) throw new Error(`${String(name)} is no list of choices`);
  const options = [...element.options];
  const wanted = options.findIndex((option) => option.text === text);
  if (wanted < 0) throw new Error(`${String(name)} has no choice “${text}”, but ${options.map((option) => option.text).join(', ')}`);
  const way = wanted < element.selectedIndex ? -1 : 1;
  while (element.selectedIndex !== wanted) {
    const value = element.options[element.selectedIndex + way]?.value;
    fireEvent.change(element, { target: { value } });
  }
}
