import { Download, FileArchive, Printer } from '../../icons';
import { Item } from '../../parts/menu';
import { Popover } from '../../parts/popover';
import { useOverlay } from '../../shell/use-overlay';

/** The packet of the meeting, taken along as slides, on paper or as tables. */
export function PacketTools() {
  const open = useOverlay();
  return (
    <div className="packet-tools">
      <Popover className="button" label={<TakeLabel />}>
        <ul className="menu">
          <Item act={() => open('packetSlides')}>
            <Download size={16} aria-hidden="true" />
            Slides (PPTX)
          </Item>
          <Item act={() => open('packetPaper')}>
            <Printer size={16} aria-hidden="true" />
            Print / PDF
          </Item>
          <Item act={() => open('packetTables')}>
            <FileArchive size={16} aria-hidden="true" />
            Tables (CSV)
          </Item>
        </ul>
      </Popover>
    </div>
  );
}

function TakeLabel() {
  return (
    <>
      <Download size={16} aria-hidden="true" />
      Take the packet
    </>
  );
}
