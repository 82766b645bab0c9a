import { PAGES } from '../pages';
import { prefer, usePreferences } from '../theme/preferences';
import { LETTERS } from './keys';
import { Modal } from './modal';
import './overlays.css';

type Line = { readonly keys: readonly string[]; readonly does: string };

const ALWAYS: readonly Line[] = [
  { keys: ['Ctrl K', '⌘ K'], does: 'Search: pages, segments, metrics, filters, actions, definitions' },
  { keys: ['Ctrl Z', '⌘ Z'], does: 'Take the last change back: of a filter, a period, a target, a definition, a mapping' },
  { keys: ['Esc'], does: 'Close what is open' },
  { keys: ['Delete'], does: 'Remove the filter whose chip has the focus' },
  { keys: ['←', '↑', '→', '↓'], does: 'Move within a table, a list or slides; Enter opens' },
];
const SINGLE: readonly Line[] = [
  { keys: ['?'], does: 'This list' },
  { keys: ['/'], does: 'The first filter' },
  { keys: ['['], does: 'The period before' },
  { keys: [']'], does: 'The period after' },
  { keys: ['t'], does: 'Chart or table of the card with the focus' },
  { keys: ['Shift P'], does: 'Present: the packet, a slide at a time' },
];

const goLines = (): readonly Line[] =>
  [...LETTERS].flatMap(([letter, page]) => {
    const found = PAGES.find(({ id }) => id === page);
    return found === undefined ? [] : [{ keys: [`g then ${letter}`], does: `Go to ${found.title}` }];
  });

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly Line[] }) {
  return (
    <section>
      <h3>{title}</h3>
      <dl className="keys">
        {lines.map(({ keys, does }) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Every key, and the switch for those that are a single one. */
export function KeysHelp({ close }: { close(): void }) {
  const { shortcuts } = usePreferences();
  return (
    <Modal title="All keys" close={close}>
      <Lines title="Always" lines={ALWAYS} />
      <Lines title="Single keys" lines={[...SINGLE, ...goLines()]} />
      <label className="tick">
        <input type="checkbox" checked={shortcuts} onChange={(event) => prefer({ shortcuts: event.target.checked })} />
        Single keys act, except in text fields
      </label>
    </Modal>
  );
}
