import { Accounts, type SignInProvider } from '@cloudclicker/client';
import { useMemo } from 'react';
import { useAsked } from '../lib/Asked.tsx';
import { useService } from '../lib/service.ts';

/** The accounts, as whoever is signed in may see them. */
export function useAccounts(): Accounts {
  const { session } = useService();
  return useMemo(() => new Accounts(session), [session]);
}

/** The providers of OpenID Connect; none while nobody told. */
export function useProviders(): readonly SignInProvider[] {
  const accounts = useAccounts();
  return useAsked(['providers'], () => accounts.providers()).data?.providers ?? [];
}
