import { CloudClicker, IndexedDbStorage, MemoryStorage } from '@cloudclicker/client';
import { createContext, useContext } from 'react';

/** The service behind this page. Where the browser keeps nothing, presses live with the page. */
export async function connect(): Promise<CloudClicker> {
  const storage = await IndexedDbStorage.open().catch(() => new MemoryStorage());
  return new CloudClicker('', storage);
}

export const ServiceContext = createContext<CloudClicker | undefined>(undefined);

export function useService(): CloudClicker {
  const service = useContext(ServiceContext);
  if (!service) throw new Error('used outside of the page');
  return service;
}
