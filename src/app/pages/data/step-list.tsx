import { whereText, type Step, type StepId } from '../../../views/wizard';
import styles from './wizard.module.css';

/** The steps of an import in order, each with what there is to do. Every one can be gone to at any time. */
export function StepList({
  steps,
  current,
  onGo,
}: {
  readonly steps: readonly Step[];
  readonly current: StepId;
  readonly onGo: (id: StepId) => void;
}) {
  return (
    <nav aria-label="Steps of this import" className={styles['steps']}>
      <ol>
        {steps.map(({ id, name, says, asks, isFilled }, at) => (
          <li key={id} className={stateOf(asks, isFilled)}>
            <button type="button" onClick={() => onGo(id)} aria-current={id === current ? 'step' : undefined}>
              <span className={styles['mark']} aria-hidden="true">
                {at + 1}
              </span>
              <span className={styles['name']}>
                {name} <span className={styles['says']}>{says}</span>
              </span>
            </button>
          </li>
        ))}
      </ol>
      <p className={styles['where']} aria-hidden="true">
        {whereText(steps, current)}
      </p>
    </nav>
  );
}

function stateOf(asks: boolean, isFilled: boolean): string | undefined {
  if (asks) return styles['asks'];
  return isFilled ? undefined : styles['empty'];
}
