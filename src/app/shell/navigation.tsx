import { lazy } from 'react';
import { writeQuestion, type Question } from '../../core/question';
import { Ellipsis, SlidersHorizontal } from '../icons';
import { PAGES, type Page } from '../pages';
import { Popover, useClosePopover } from '../parts/popover';
import { SampleBadge } from './sample-badge';
import { useChanges } from './use-changes';
import { useOverlay } from './use-overlay';
import { Fetched } from '../parts/fetched';

const PreferencesForm = lazy(() => import('./preferences-form').then((module) => ({ default: module.PreferencesForm })));

/** So many pages stand in the bar of a phone; the others are behind "More". */
const ON_A_PHONE = 5;

type Props = { readonly page: string; readonly question: Question; readonly sample: string | null };

function PageLink({ page, question, isCurrent }: { readonly page: Page; readonly question: Question; readonly isCurrent: boolean }) {
  const { id, title, Icon } = page;
  return (
    <a href={writeQuestion({ ...question, page: id })} aria-current={isCurrent ? 'page' : undefined}>
      <Icon aria-hidden="true" size={18} />
      <span>{title}</span>
    </a>
  );
}

/** What stands at the foot of the navigation: how the page looks and reads, and what was changed here. */
function Comfort() {
  const open = useOverlay();
  const close = useClosePopover();
  const { list } = useChanges();
  const openOver = (overlay: 'keys' | 'history'): void => {
    close();
    open(overlay);
  };
  return (
    <Fetched waiting={<p className="quiet">Reading the preferences…</p>}>
      <PreferencesForm showKeys={() => openOver('keys')} showHistory={() => openOver('history')} changes={list.length} />
    </Fetched>
  );
}

function More({ page, question }: Omit<Props, 'sample'>) {
  const rest = PAGES.slice(ON_A_PHONE);
  const isHere = rest.some(({ id }) => id === page);
  const label = (
    <>
      <Ellipsis size={18} aria-hidden="true" />
      <span>More</span>
    </>
  );
  return (
    <div className="nav-more">
      <Popover className={isHere ? 'nav-button is-here' : 'nav-button'} align="end" label={label} says="More pages and preferences">
        <ul className="nav-rest">
          {rest.map((each) => (
            <li key={each.id}>
              <PageLink page={each} question={question} isCurrent={each.id === page} />
            </li>
          ))}
        </ul>
        <Comfort />
      </Popover>
    </div>
  );
}

/** The pages that exist, with the question carried along, and what a person prefers. */
export function Navigation({ page, question, sample }: Props) {
  const preferences = (
    <>
      <SlidersHorizontal size={18} aria-hidden="true" />
      <span>Preferences</span>
    </>
  );
  return (
    <nav className="nav" aria-label="Pages">
      <p className="brand">
        <span aria-hidden="true" className="brand-mark" />
        <span>Plumbline</span>
      </p>
      <ul className="nav-pages">
        {PAGES.map((each) => (
          <li key={each.id}>
            <PageLink page={each} question={question} isCurrent={each.id === page} />
          </li>
        ))}
      </ul>
      <div className="nav-foot">
        {sample === null ? null : <SampleBadge />}
        <Popover className="nav-button" label={preferences}>
          <Comfort />
        </Popover>
      </div>
      <More key={page} page={page} question={question} />
    </nav>
  );
}
