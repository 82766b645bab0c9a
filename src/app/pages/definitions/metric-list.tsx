import { useEffect, useId, useRef, useState } from 'react';
import { METRIC_IDS, type MetricId } from '../../../core/metrics';
import { writeQuestion, type Question } from '../../../core/question';
import { searched, type MetricSection } from '../../../views/definitions';
import { counted } from '../../../wording';
import styles from './definitions.module.css';
import { MetricDetails } from './metric-details';

/** Whether the address names a metric: the usual one is left out of it, and so is none. */
const isNamed = (): boolean => /[?&]m=/.test(window.location.hash);

type Props = { readonly sections: readonly MetricSection[]; readonly named: MetricId; readonly question: Question };

/** Every metric in its group; what is searched for is looked up in names, words, reasons and settings. */
export function MetricList({ sections, named, question }: Props) {
  const [text, setText] = useState('');
  const list = useRef<HTMLElement>(null);
  const id = useId();
  const shown = searched(sections, text);
  const found = shown.reduce((sum, { metrics }) => sum + metrics.length, 0);
  useEffect(() => {
    if (!isNamed()) return;
    const summary = list.current?.querySelector<HTMLElement>(`#metric-${named} > summary`);
    summary?.scrollIntoView({ block: 'start' });
    summary?.focus();
  }, [named]);
  return (
    <section aria-labelledby="part-metrics" ref={list}>
      <h2 id="part-metrics" tabIndex={-1}>
        What does each number mean?
      </h2>
      <div className={styles['search']}>
        <label htmlFor={id}>Search the definitions</label>
        <input id={id} type="search" value={text} onChange={(event) => setText(event.target.value)} />
        <output className="quiet">
          {text.trim() === '' ? counted(METRIC_IDS.length, 'metric') : `${counted(found, 'metric')} of ${METRIC_IDS.length}`}
        </output>
      </div>
      {found === 0 ? <p>No definition has all of these words. Try one of them alone.</p> : null}
      {shown.map((section) => (
        <div key={section.group} className={styles['group']}>
          <h3>{section.title}</h3>
          {section.metrics.map((metric) => (
            <MetricDetails
              key={metric.sheet.id}
              metric={metric}
              isOpen={isNamed() && metric.sheet.id === named}
              address={writeQuestion({ ...question, page: 'definitions', metric: metric.sheet.id })}
            />
          ))}
        </div>
      ))}
    </section>
  );
}
