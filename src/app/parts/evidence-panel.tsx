import { useMemo } from 'react';
import type { AskedEvidence } from '../../core/question';
import { isStudyName, type Reading } from '../../core/model';
import { numberChoices } from '../../views/evidence';
import { panelPlace, panelTitle } from '../../views/evidence-panel';
import type { Loaded } from '../session';
import { EvidenceChips } from './evidence-chips';
import { EvidenceChooser } from './evidence-chooser';
import { EvidenceFrame } from './evidence-frame';
import { useReckoned } from './evidence-queries';
import { EvidenceSides } from './evidence-sides';
import { closeEvidence, openEvidence, useOffered, type Offer } from './evidence-store';
import { StudyPanel } from './evidence-study-panel';
import { Failed } from './failed';
import { Skeleton } from './skeleton';

type Props = { readonly asked: AskedEvidence; readonly loaded: Loaded };
type Shown = Props & { readonly reading: Reading; readonly offer: Offer | null };

const GONE =
  'The number that this link takes apart is not among the loaded files: its segment, or its period, is not there. Everything else of the link is shown.';

/** Which other number of the same card to take apart. */
function Others({ reading, offer, asked, loaded }: Shown) {
  const choices = useMemo(
    () => numberChoices([{ as: 'value', reading }, ...(offer?.evidence ?? [])], loaded.dataset),
    [reading, offer, loaded],
  );
  const [own] = choices;
  if (own === undefined || choices.length < 2) return null;
  const choose = (id: string): void => {
    const next = choices.find((choice) => choice.id === id);
    if (next !== undefined) openEvidence({ reading: next.reading, offer, from: null }, asked.side);
  };
  return <EvidenceChooser choices={choices} chosen={own.id} choose={choose} />;
}

/**
 * A number taken apart beside the page: the rows of its parts, what it left out, what it means, and the statements that made
 * it. It is in the address; a number that no card shows is worked out once more.
 */
function EvidencePanel({ asked, loaded }: Props) {
  const offered = useOffered(asked);
  const reckoned = useReckoned(asked, loaded, offered === null);
  const reading = offered?.reading ?? reckoned.reading;
  const shown = reading === null ? null : { asked, loaded, reading, offer: offered?.offer ?? null };
  return (
    <EvidenceFrame
      title={reading === null ? null : panelTitle(reading, loaded)}
      place={reading === null ? null : panelPlace(reading, loaded)}
    >
      {shown === null ? null : (
        <>
          <EvidenceChips asked={asked} reading={shown.reading} loaded={loaded} />
          <Others {...shown} />
          <EvidenceSides asked={asked} reading={shown.reading} loaded={loaded} />
        </>
      )}
      {shown !== null || reckoned.error !== null ? null : <Waiting isGone={reckoned.isGone} />}
      {shown !== null || reckoned.error === null ? null : (
        <Failed says={`The number could not be worked out: ${reckoned.error.message}. Nothing was lost.`} retry={closeEvidence} />
      )}
    </EvidenceFrame>
  );
}

function Waiting({ isGone }: { readonly isGone: boolean }) {
  return isGone ? <p className="band">{GONE}</p> : <Skeleton label="The number is being worked out" />;
}

/** The same for whoever fetches this code by itself. */
export const drawPanel = (asked: AskedEvidence, loaded: Loaded) =>
  isStudyName(asked.metric) ? <StudyPanel asked={asked} loaded={loaded} /> : <EvidencePanel asked={asked} loaded={loaded} />;
