/** The finding that was asked for on one page and is shown on another; the address is the question, and names no finding. */
let asked: string | null = null;

/** Says which finding the page that is gone to has to show. */
export function askForFinding(id: string): void {
  asked = id;
}

/** Whether a finding is the one that was asked for. */
export const isAskedFor = (id: string): boolean => asked === id;

/** Brings the finding that was asked for into view and gives it the focus, once; for the `ref` of what shows it. */
export const goToAsked =
  (id: string) =>
  (element: HTMLElement | null): void => {
    if (element === null || asked !== id) return;
    asked = null;
    element.scrollIntoView({ block: 'start' });
    element.focus();
  };
