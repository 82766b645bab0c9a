import { createContext, useContext, useMemo, useState } from 'react';
import { shownOf, type Answer, type CompanyStage, type HalfPoints, type MeasuredEvidence } from '../../../core/assessment';
import { joinedRecords, NO_COUNCIL_RECORDS, type CouncilRecords } from '../../../core/council';
import { asOfDate } from '../../../core/model';
import { useAnnounce } from '../../parts/announcer';
import { useSession } from '../../session';

/** What is said to one question, before it is signed. */
export type Saying = Pick<Answer, 'instrument' | 'version' | 'question' | 'note'> & {
  readonly score2: HalfPoints;
  readonly suggested2: HalfPoints | null;
  readonly evidence: readonly MeasuredEvidence[];
};

/** Who answers, and the way to write answers down: each is one more entry of the council's list. */
export type Answering = {
  readonly by: string;
  readonly isBusy: boolean;
  sign(by: string): void;
  write(sayings: readonly Saying[], says: string): void;
  choose(stage: CompanyStage | null, says: string): void;
  /** Adds what somebody signed to the records of the council; the note of the change, with its way back, says what it was. */
  record(entries: (signed: { readonly by: string; readonly at: string }) => Partial<CouncilRecords>): void;
};

const AnsweringContext = createContext<Answering | null>(null);
export const AnsweringProvider = AnsweringContext.Provider;

/** The one pen of the section; throws outside of it. */
export function useAnswering(): Answering {
  const answering = useContext(AnsweringContext);
  if (answering === null) throw new Error('no assessment around this component');
  return answering;
}

/** Answers are signed by name and as-of date, and dated by the clock for their order alone. */
export function useNewAnswering(last: string): Answering {
  const session = useSession();
  const announce = useAnnounce();
  const [by, sign] = useState(last);
  const { loaded } = session;
  const definitions = session.defining ?? loaded?.definitions;
  const isBusy = session.progress !== null || session.defining !== null;
  return useMemo((): Answering => {
    const name = by.trim();
    return {
      by,
      sign,
      isBusy,
      write: (sayings, says) => {
        if (definitions === undefined || loaded === null || isBusy || name === '' || sayings.length === 0) return;
        const { council } = definitions;
        const at = new Date().toISOString();
        const on = asOfDate(loaded.dataset) ?? at.slice(0, 10);
        const answers = sayings.map((saying): Answer => ({ ...saying, by: name, on, at, evidence: saying.evidence.map(shownOf) }));
        session.define({ ...definitions, council: { ...council, answers: [...council.answers, ...answers] } });
        announce(says);
      },
      choose: (stage, says) => {
        if (definitions === undefined || isBusy) return;
        const { council } = definitions;
        const choice = { stage, by: name, at: new Date().toISOString() };
        session.define({ ...definitions, council: { ...council, stages: [...council.stages, choice] } });
        announce(says);
      },
      record: (entries) => {
        if (definitions === undefined || isBusy || name === '') return;
        const added = { ...NO_COUNCIL_RECORDS, ...entries({ by: name, at: new Date().toISOString() }) };
        session.define({ ...definitions, council: joinedRecords(definitions.council, added) });
      },
    };
  }, [by, isBusy, definitions, loaded, session, announce]);
}
