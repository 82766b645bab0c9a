import type { Packet } from '../../views/packet';
import { fileNameOf, offerFile } from '../parts/offer-file';
import type { Loaded } from '../session';

const PPTX = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';

/** Hands a packet to the browser as slides or as a zip of its tables; gives the name of the file. The writers are fetched then. */
export async function savePacket(form: 'slides' | 'tables', packet: Packet, loaded: Loaded): Promise<string> {
  if (form === 'slides') {
    const { packetPptx } = await import('../../exports/packet-pptx');
    return offerFile(fileNameOf('packet', loaded, 'pptx'), await packetPptx(packet), PPTX);
  }
  const { packetCsvZip } = await import('../../exports/packet-csv');
  return offerFile(fileNameOf('packet-tables', loaded, 'zip'), packetCsvZip(packet), 'application/zip');
}
