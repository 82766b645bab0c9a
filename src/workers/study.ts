import type { StudyReply, StudyRequest } from './study-messages';
import { StudyRoom } from './study-room';
import { tellRequests } from './tell-requests';

/** The study worker: what takes long for a question. It hears nobody while it works; to stop it is to end it. */
const room = new StudyRoom();
const scope = self as unknown as { postMessage(reply: StudyReply): void };

tellRequests();
self.addEventListener('message', ({ data }: MessageEvent<StudyRequest>) => {
  for (const reply of room.take(data, (told) => scope.postMessage(told))) scope.postMessage(reply);
});
scope.postMessage({ kind: 'ready' });
