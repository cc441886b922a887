import {
  CloudClicker,
  IndexedDbStorage,
  LocalMark,
  MemoryStorage,
  type SessionNow,
} from '@cloudclicker/client';
import { createContext, useContext, useSyncExternalStore } from 'react';

/** The service behind this page. Where the browser keeps nothing, presses live with the page. */
export async function connect(): Promise<CloudClicker> {
  const storage = await IndexedDbStorage.open().catch(() => new MemoryStorage());
  const service = new CloudClicker('', storage, new LocalMark(), locks());
  service.session.resume();
  return service;
}

/** Undefined on a page that is not served securely, and in old browsers. */
function locks(): LockManager | undefined {
  return 'BroadcastChannel' in globalThis ? (navigator as Partial<Navigator>).locks : undefined;
}

export const ServiceContext = createContext<CloudClicker | undefined>(undefined);

export function useService(): CloudClicker {
  const service = useContext(ServiceContext);
  if (!service) throw new Error('used outside of the page');
  return service;
}

/** Who is signed in. */
export function useSession(): SessionNow {
  const { session } = useService();
  return useSyncExternalStore(session.subscribe, () => session.now);
}
