import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';

const queries = new QueryClient({
  defaultOptions: { queries: { retry: 1, networkMode: 'always' } },
});

/** What was read from the service, for the pages that ask it for more than totals. */
export function Queries({ children }: { readonly children: ReactNode }): ReactNode {
  return <QueryClientProvider client={queries}>{children}</QueryClientProvider>;
}

/** When somebody else signs in, nothing of the one before is shown. */
export function forgetAll(): void {
  queries.clear();
}
