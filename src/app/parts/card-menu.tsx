import type { ReactNode } from 'react';
import type { Cited } from '../../views/cited';
import { Download, Ellipsis, Info, Link } from '../icons';
import { useSession } from '../session';
import { useAnnounce } from './announcer';
import { useOpenEvidence } from './evidence-opener';
import { Popover, useClosePopover } from './popover';

type Props = {
  readonly name: string;
  readonly question: string;
  readonly evidence: readonly Cited[];
};

function Item({ act, children }: { readonly act: () => void; readonly children: ReactNode }) {
  const close = useClosePopover();
  const choose = (): void => {
    close();
    act();
  };
  return (
    <li>
      <button type="button" onClick={choose}>
        {children}
      </button>
    </li>
  );
}

/** What can be done with an answer, in the same order on every card. */
export function CardMenu({ name, question, evidence }: Props) {
  const openEvidence = useOpenEvidence();
  const { loaded } = useSession();
  const announce = useAnnounce();
  const copyLink = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(window.location.href);
      announce('Link copied. It holds the question, not the data.');
    } catch {
      announce('The link could not be copied. Copy it from the address bar.');
    }
  };
  const download = async (): Promise<void> => {
    const { saveCsv } = await import('./save-csv');
    if (loaded !== null) announce(`Saved ${saveCsv(name, evidence, loaded)}.`);
  };
  return (
    <Popover className="icon-button" align="end" says={`More on: ${question}`} label={<Ellipsis size={18} aria-hidden="true" />}>
      <ul className="menu">
        <Item act={() => openEvidence?.(null)}>
          <Info size={16} aria-hidden="true" />
          What is this?
        </Item>
        <Item act={() => void copyLink()}>
          <Link size={16} aria-hidden="true" />
          Copy link
        </Item>
        <Item act={() => void download()}>
          <Download size={16} aria-hidden="true" />
          Download CSV
        </Item>
      </ul>
    </Popover>
  );
}
