import type { CloudClicker, CounterView } from '@cloudclicker/client';
import { useSyncExternalStore } from 'react';

/**
 * A button with the live total. The client makes a key for each press, and sends it again with the
 * same key where an answer was lost or the service had no room: it counts once.
 */
export function Applause({ view, clicker }: { view: CounterView; clicker: CloudClicker }) {
  const { count, presses, isPaused } = useSyncExternalStore(view.subscribe, () => view.now);
  const refused = presses.find(({ stage }) => stage.name === 'refused')?.stage;
  return (
    <>
      <button onClick={() => clicker.presses.press(view.counter)}>{count ?? '–'}</button>
      {isPaused && <p role="status">{presses.length} waiting for the service</p>}
      {refused?.name === 'refused' && <p role="alert">{refused.reason.detail}</p>}
    </>
  );
}
