/** The page for signing in, which leads back to this one. */
export function signInPath(from: string): string {
  return `/sign-in?${new URLSearchParams({ to: from }).toString()}`;
}

/** Where to go on after signing in: a page of ours, whatever the address says. */
export function goOnAt(search: URLSearchParams): string {
  const to = search.get('to') ?? '/';
  return /^\/(?![/\\])/.test(to) ? to : '/';
}
