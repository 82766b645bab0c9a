import { useMemo, useRef } from 'react';
import { catalogue } from '../../../views/definitions';
import { definitionsSentence, inForceOf } from '../../../views/definitions-page';
import { useSession } from '../../session';
import { useQuestion } from '../../use-question';
import styles from './definitions.module.css';
import { MetricList } from './metric-list';
import { Segmentations } from './segmentations';
import { SettingsEditor } from './settings-editor';
import { TakeAlong } from './take-along';
import { TargetsEditor } from './targets-editor';

/** The parts of the page, in their order; each can be jumped to. */
const PARTS = [
  { id: 'metrics', question: 'What does each number mean?', needsData: false },
  { id: 'settings', question: 'What do the numbers rest on?', needsData: true },
  { id: 'targets', question: 'What is aimed for?', needsData: true },
  { id: 'segments', question: 'How is the market divided?', needsData: true },
  { id: 'file', question: 'Take the definitions along', needsData: true },
] as const;

/** What every metric is, and the one place where what they rest on is changed. */
export function DefinitionsPage() {
  const { loaded: held, defining, canUndoDefine, undoDefine } = useSession();
  // While facts are built under other definitions, who changes more goes on from those.
  const loaded = useMemo(() => (held === null || defining === null ? held : { ...held, definitions: defining }), [held, defining]);
  const { question } = useQuestion();
  const main = useRef<HTMLDivElement>(null);
  const inForce = useMemo(() => inForceOf(loaded), [loaded]);
  const sections = useMemo(() => catalogue(inForce), [inForce]);
  const parts = PARTS.filter(({ needsData }) => !needsData || loaded !== null);
  const jump = (id: string): void => main.current?.querySelector<HTMLElement>(`#part-${id}`)?.focus();
  return (
    <div className={styles['page']} ref={main}>
      <h1 tabIndex={-1}>Definitions</h1>
      <p className="sentence">{definitionsSentence(loaded)}</p>
      {canUndoDefine ? (
        <div className={`band ${styles['saving']}`}>
          <p>Definitions were changed on this page.</p>
          <button type="button" className="button" onClick={() => undoDefine()}>
            Take the last change back
          </button>
        </div>
      ) : null}
      <nav aria-label="Parts of this page">
        <ul className={styles['jumps']}>
          {parts.map(({ id, question: heading }) => (
            <li key={id}>
              <button type="button" className="link" onClick={() => jump(id)}>
                {heading}
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <MetricList sections={sections} named={question.metric} question={question} />
      {loaded === null ? null : (
        <>
          <SettingsEditor loaded={loaded} />
          <TargetsEditor key={JSON.stringify(loaded.definitions.targets)} loaded={loaded} />
          <Segmentations loaded={loaded} />
          <TakeAlong loaded={loaded} />
        </>
      )}
    </div>
  );
}
