import { lazy, useSyncExternalStore } from 'react';
import { Fetched } from '../parts/fetched';
import { useSession } from '../session';
import { recordingNow, subscribeRecording } from './recording-store';

const RecordingDialog = lazy(() => import('./recording-dialog').then((module) => ({ default: module.RecordingDialog })));

/** The form for a decision over whatever page it was started on; fetched when it is first wanted. */
export function RecordingHost() {
  const recording = useSyncExternalStore(subscribeRecording, recordingNow);
  const { loaded } = useSession();
  return recording === null || loaded === null ? null : (
    <Fetched>
      <RecordingDialog recording={recording} loaded={loaded} />
    </Fetched>
  );
}
