/** The counter of all, which calls without a name are about. */
export const GLOBAL = 'global';
