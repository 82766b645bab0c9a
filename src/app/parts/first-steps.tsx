import './first-steps.css';
import { useState } from 'react';
import { writeQuestion } from '../../core/question';
import { firstSteps, type FirstStep } from '../../views/first-steps';
import { CircleCheck, CircleDashed, X } from '../icons';
import type { Loaded } from '../session';
import { useQuestion } from '../use-question';

const KEY = 'plumbline.firstSteps';

function wasClosed(): boolean {
  try {
    return localStorage.getItem(KEY) === 'closed';
  } catch {
    return false;
  }
}

/** Closed for good; a browser that refuses to store it closes the list for this visit. */
function closeForGood(): void {
  try {
    localStorage.setItem(KEY, 'closed');
  } catch {
    // Storage is closed: the list is away as long as the page is open.
  }
}

function Step({ step }: { readonly step: FirstStep }) {
  const { question } = useQuestion();
  const Icon = step.isDone ? CircleCheck : CircleDashed;
  return (
    <li className={step.isDone ? 'is-done' : undefined}>
      <Icon size={16} aria-hidden="true" />
      <span className="hidden">{step.isDone ? 'Done: ' : 'To do: '}</span>
      {step.isDone ? step.text : <a href={writeQuestion({ ...question, page: step.page })}>{step.text}</a>}
    </li>
  );
}

/** What a workspace of one's own takes once, ticked as it is done. Away once all is done, and for good once it is closed. */
export function FirstSteps({ loaded }: { readonly loaded: Loaded }) {
  const [isClosed, setClosed] = useState(wasClosed);
  const steps = firstSteps(loaded);
  if (isClosed || steps.every(({ isDone }) => isDone)) return null;
  const close = (): void => {
    closeForGood();
    setClosed(true);
  };
  return (
    <section className="first-steps" aria-label="First steps">
      <p>First steps</p>
      <ol>
        {steps.map((step) => (
          <Step key={step.id} step={step} />
        ))}
      </ol>
      <button type="button" className="icon-button" aria-label="Close the first steps for good" onClick={close}>
        <X size={16} aria-hidden="true" />
      </button>
    </section>
  );
}
