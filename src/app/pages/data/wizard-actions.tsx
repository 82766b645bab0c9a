import { holdingStep, stepBefore, stopAfter, type StepId, type Wizard } from '../../../views/wizard';
import styles from './wizard.module.css';

type Props = {
  readonly wizard: Wizard;
  readonly step: StepId;
  readonly isBusy: boolean;
  readonly onGo: (id: StepId) => void;
  readonly onLoad: () => void;
  readonly onDiscard: () => void;
};

/** What keeps the files from being loaded, with the way to it. */
function Barrier({ wizard, step, onGo }: Pick<Props, 'wizard' | 'step' | 'onGo'>) {
  const holding = holdingStep(wizard);
  return (
    <p id="data-barrier" className={styles['barrier']}>
      {wizard.barrier}{' '}
      {holding === null || holding.id === step ? null : (
        <button type="button" className="link" onClick={() => onGo(holding.id)}>{`Go to ${holding.name}`}</button>
      )}
    </p>
  );
}

/** The way on: to the next step that asks something, or into the numbers. A barrier is said, and its button stays reachable. */
function Forward({ wizard, step, isBusy, onGo, onLoad }: Omit<Props, 'onDiscard'>) {
  const next = stopAfter(wizard, step);
  const isAsking = wizard.steps.some(({ id, asks }) => id === step && asks && id !== 'recognise');
  if (next !== null)
    return (
      <button type="button" className={isAsking ? 'button' : 'button button-main'} onClick={() => onGo(next.id)}>
        {`Next: ${next.name}`}
      </button>
    );
  const isHeld = wizard.barrier !== null || isBusy;
  return (
    <button
      type="button"
      className="button button-main"
      aria-disabled={isHeld}
      aria-describedby={wizard.barrier === null ? undefined : 'data-barrier'}
      onClick={() => {
        if (!isHeld) onLoad();
      }}
    >
      {wizard.load}
    </button>
  );
}

/** Back, on, and out. Nothing that was chosen is lost by going either way. */
export function WizardActions({ wizard, step, isBusy, onGo, onLoad, onDiscard }: Props) {
  const before = stepBefore(wizard, step);
  const isLast = stopAfter(wizard, step) === null;
  return (
    <div className={styles['actions']}>
      {wizard.barrier !== null && isLast ? <Barrier wizard={wizard} step={step} onGo={onGo} /> : null}
      <div className={styles['buttons']}>
        <Forward wizard={wizard} step={step} isBusy={isBusy} onGo={onGo} onLoad={onLoad} />
        {before === null ? null : (
          <button type="button" className="button" onClick={() => onGo(before.id)}>
            {`Back: ${before.name}`}
          </button>
        )}
        <button type="button" className="button button-plain" onClick={onDiscard}>
          Discard this import
        </button>
      </div>
    </div>
  );
}
