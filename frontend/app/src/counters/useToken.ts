import { useState } from 'react';

const KEPT = 'api-token';

interface UseToken {
  readonly token: string | undefined;
  readonly setToken: (token: string | undefined) => void;
}

/** The service's API token, known to this tab until it is closed. */
export function useToken(): UseToken {
  const [token, setToken] = useState(() => sessionStorage.getItem(KEPT) ?? undefined);
  return {
    token,
    setToken: (given) => {
      if (given === undefined) sessionStorage.removeItem(KEPT);
      else sessionStorage.setItem(KEPT, given);
      setToken(given);
    },
  };
}
