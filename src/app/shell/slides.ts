/** A slide: what of a page is shown at a time, the question it answers, and the page it is of. */
export type Slide = { readonly element: Element; readonly question: string; readonly page: string };

const ANSWERS = 'p.sentence, .card';

function questionOf(element: Element, page: string): string {
  const heading = element.querySelector('h2, h3')?.textContent.trim();
  return heading === undefined || heading === '' ? page : heading;
}

/** The slides of pages that are drawn inside a deck: of each the sentence first, then its cards in their order. */
export function slidesOf(deck: Element): readonly Slide[] {
  return [...deck.querySelectorAll<HTMLElement>('[data-page]')].flatMap((part) => {
    const page = part.dataset['page'] ?? '';
    const answers = [...part.querySelectorAll(ANSWERS)].filter((each) => each.parentElement?.closest('.card') === null);
    const [sentence] = answers.filter((each) => each.matches('p.sentence'));
    return answers
      .filter((each) => each === sentence || each.matches('.card'))
      .map((element) => ({ element, question: questionOf(element, page), page }));
  });
}

/** Shows one slide and nothing else of the deck: what leads to it is marked, and the style sheet hides the rest. */
export function showSlide(deck: Element, slide: Element | null): void {
  for (const marked of deck.querySelectorAll('[data-slide], [data-way]')) {
    if (marked !== slide) marked.removeAttribute('data-slide');
    marked.removeAttribute('data-way');
  }
  slide?.setAttribute('data-slide', '');
  for (let way = slide?.parentElement ?? null; way !== null && way !== deck; way = way.parentElement) way.setAttribute('data-way', '');
}

/** Whether two lists are of the same slides, so that nothing is drawn anew for a number that was refined. */
export const areSameSlides = (a: readonly Slide[], b: readonly Slide[]): boolean =>
  a.length === b.length && a.every(({ element, question }, at) => element === b[at]?.element && question === b[at].question);

/** Where a slide stands among those of now: the same element, else the one that answers its question; the first where there is neither. */
export function placeOf(slide: Slide | null, slides: readonly Slide[]): number {
  const same = slides.findIndex(({ element }) => element === slide?.element);
  const alike = slides.findIndex(({ question, page }) => question === slide?.question && page === slide.page);
  return Math.max(0, same >= 0 ? same : alike);
}
