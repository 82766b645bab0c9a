import { pageOf } from '../pages';
import { Download, FileArchive, Printer } from '../icons';
import { useSession } from '../session';
import { useQuestion } from '../use-question';
import { useAnnounce } from './announcer';
import { Item } from './menu';
import { cardsOfPage } from './page-cards';
import { Popover } from './popover';

/** The sentence on top of the page; null where there is none. */
const sentenceShown = (): string | null => document.querySelector('main p.sentence')?.textContent ?? null;

/** What can be done with a page as a whole: onto paper, or all of it as files. Nothing where nothing is loaded. */
export function PageExport() {
  const { loaded } = useSession();
  const { question } = useQuestion();
  const announce = useAnnounce();
  if (loaded === null) return null;
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
    <Popover className="button" align="end" label={<ExportLabel />}>
      <ul className="menu">
        <Item act={() => window.print()}>
          <Printer size={16} aria-hidden="true" />
          Print or save as PDF
        </Item>
        <Item act={save}>
          <FileArchive size={16} aria-hidden="true" />
          All as zip
        </Item>
      </ul>
    </Popover>
  );
}

function ExportLabel() {
  return (
    <>
      <Download size={16} aria-hidden="true" />
      Export
    </>
  );
}
