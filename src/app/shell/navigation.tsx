import { writeQuestion, type Question } from '../../core/question';
import { PAGES } from '../pages';
import { ThemeSwitch } from '../theme/theme-switch';

/** The pages that exist, with the question carried along, and the switch of the theme. */
export function Navigation({
  page,
  question,
  sample,
}: {
  readonly page: string;
  readonly question: Question;
  readonly sample: string | null;
}) {
  return (
    <nav className="nav" aria-label="Pages">
      <p className="brand">
        <span aria-hidden="true" className="brand-mark" />
        Plumbline
      </p>
      <ul>
        {PAGES.map(({ id, title, Icon }) => (
          <li key={id}>
            <a href={writeQuestion({ ...question, page: id })} aria-current={id === page ? 'page' : undefined}>
              <Icon aria-hidden="true" size={18} />
              <span>{title}</span>
            </a>
          </li>
        ))}
      </ul>
      <div className="nav-foot">
        {sample === null ? null : <p className="badge">Sample data</p>}
        <ThemeSwitch />
      </div>
    </nav>
  );
}
