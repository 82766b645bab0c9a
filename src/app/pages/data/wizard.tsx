import { useState, type Ref } from 'react';
import type { StepId, Wizard } from '../../../views/wizard';
import type { Session } from '../../session';
import styles from './data.module.css';
import { ExportsGuide } from './exports-guide';
import { FilePicker } from './file-picker';
import { KeepStep } from './keep-step';
import { Ledgers } from './ledger';
import { Mappings } from './mapping-table';
import { PageSection } from './page-section';
import { Questions } from './questions';
import { Recognise } from './recognise';
import type { Correction } from './set-aside-rows';
import { Stages } from './stages-table';
import { StepList } from './step-list';
import { WizardActions } from './wizard-actions';
import wizardStyles from './wizard.module.css';

type Props = {
  readonly wizard: Wizard;
  readonly step: StepId;
  readonly session: Session;
  readonly isOver: boolean;
  readonly correction: Correction;
  readonly headingRef: Ref<HTMLHeadingElement>;
  /** Goes to a step; null follows the import to whatever asks something next. */
  readonly onGo: (step: StepId | null) => void;
};

/** The review's first lines: the account of all files together, and what else should be known before they are loaded. */
function Summary({ wizard, onGo }: Pick<Props, 'wizard' | 'onGo'>) {
  const { equation, refused, keeping } = wizard;
  return (
    <>
      <p className={styles['equation']}>{equation}</p>
      {refused === null ? null : (
        <p className="band band-missed">
          {refused}{' '}
          <button type="button" className="link" onClick={() => onGo('recognise')}>
            See why
          </button>
        </p>
      )}
      {keeping.sentence === null ? null : (
        <p>
          {keeping.sentence}{' '}
          <button type="button" className="link" onClick={() => onGo('keep')}>
            Change that
          </button>
        </p>
      )}
    </>
  );
}

/** What a step shows. Whoever chooses something on a step stays there until they go on. */
function StepBody({ wizard, step, session, isOver, onGo }: Omit<Props, 'headingRef' | 'correction'>) {
  const [before] = useState(() => new Map(wizard.pipelines.map(({ title, winRate }) => [title, winRate])));
  const stay =
    <A extends readonly unknown[]>(act: (...given: A) => void) =>
    (...given: A): void => {
      onGo(step);
      act(...given);
    };
  switch (step) {
    case 'choose':
      return (
        <>
          <FilePicker label="Add files" isOver={isOver} onFiles={session.inspect} />
          <ExportsGuide />
        </>
      );
    case 'recognise':
      return (
        <Recognise
          files={wizard.files}
          choices={{
            chooseHeader: stay(session.chooseHeader),
            chooseTable: stay(session.chooseTable),
            removeFile: stay(session.removeFile),
          }}
        />
      );
    case 'answer':
      return (
        <Questions
          open={wizard.open}
          answered={wizard.answered}
          onAnswer={(question, choice) => {
            // With its last question answered the step is done, and the import goes on by itself.
            onGo(wizard.open.length === 1 && wizard.open[0]?.id === question ? null : 'answer');
            session.answer(question, choice);
          }}
        />
      );
    case 'columns':
      return <Mappings mappings={wizard.mappings} onMap={stay(session.mapColumn)} />;
    case 'meanings':
      return <Stages pipelines={wizard.pipelines} before={before} onMap={stay(session.mapStage)} />;
    case 'review':
      return <Summary wizard={wizard} onGo={onGo} />;
    case 'keep':
      return (
        <KeepStep
          keeping={wizard.keeping}
          verbs={{ keep: stay(session.keep), dateFile: stay(session.dateFile), answer: stay(session.answer) }}
        />
      );
  }
}

/** An import, step by step. All that is chosen lies in the session, so that any step can be gone to and come back from. */
export function ImportWizard(props: Props) {
  const { wizard, step, session, correction, headingRef, onGo } = props;
  const heading = wizard.steps.find(({ id }) => id === step)?.heading ?? '';
  return (
    <div className={wizardStyles['wizard']}>
      <StepList steps={wizard.steps} current={step} onGo={onGo} />
      <PageSection heading={heading} headingRef={headingRef} className={wizardStyles['step']}>
        <StepBody {...props} />
        <WizardActions
          wizard={wizard}
          step={step}
          isBusy={session.progress !== null}
          onGo={onGo}
          onLoad={() => session.load()}
          onDiscard={() => session.discard()}
        />
        {step === 'review' ? <Ledgers admissions={wizard.admissions} correction={correction} /> : null}
      </PageSection>
    </div>
  );
}
