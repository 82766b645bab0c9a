import { useEffect, useRef } from 'react';
import { pageOf } from '../pages';
import { FileArchive, Printer } from '../icons';
import type { Loaded } from '../session';
import { useQuestion } from '../use-question';
import { useAnnounce } from './announcer';
import { Item } from './menu';
import { cardsOfPage, hasNumbers } from './page-cards';
import { hasPageFiles } from './page-files';

/** The sentence on top of the page; null where there is none. */
const sentenceShown = (): string | null => document.querySelector('main p.sentence')?.textContent ?? null;

/** Whether a zip of the page would hold more than a text on what it is about. */
const hasFiles = (): boolean => hasPageFiles() || cardsOfPage().some((card) => hasNumbers(card) || card.drawings().figures.length > 0);

/** What can be done with a page as a whole: onto paper, or all of it as files. */
export function ExportMenu({ loaded }: { readonly loaded: Loaded }) {
  const { question } = useQuestion();
  const announce = useAnnounce();
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => list.current?.querySelector('button')?.focus(), []);
  const { id, title } = pageOf(question.page);
  const save = (): void => {
    announce('The files are being written.');
    import('./take-page')
      .then(({ savePage }) => savePage({ id, title }, sentenceShown(), cardsOfPage(), { loaded, question }))
      .then(
        (file) => announce(`Saved ${file}.`),
        (failure: unknown) => announce(`The page could not be saved: ${failure instanceof Error ? failure.message : String(failure)}.`),
      );
  };
  return (
    <ul className="menu" ref={list}>
      <Item act={() => window.print()}>
        <Printer size={16} aria-hidden="true" />
        Print or save as PDF
      </Item>
      {hasFiles() ? (
        <Item act={save}>
          <FileArchive size={16} aria-hidden="true" />
          All as zip
        </Item>
      ) : null}
    </ul>
  );
}
