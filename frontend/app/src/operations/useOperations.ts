import { Accounts, Operations } from '@cloudclicker/client';
import { useMemo } from 'react';
import { useService } from '../lib/service.ts';

/** The running system, as whoever is signed in may see and change it. */
export function useOperations(): Operations {
  const { session } = useService();
  return useMemo(() => new Operations(session), [session]);
}

export function useAccounts(): Accounts {
  const { session } = useService();
  return useMemo(() => new Accounts(session), [session]);
}
