import { Accounts } from '@cloudclicker/client';
import { useMemo } from 'react';
import { useService } from '../lib/service.ts';

/** The accounts, as whoever is signed in may see them. */
export function useAccounts(): Accounts {
  const { session } = useService();
  return useMemo(() => new Accounts(session), [session]);
}
