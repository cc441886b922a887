/** Each may do all that those before it may. */
const ROLES = ['USER', 'AUDITOR', 'OWNER'] as const;
export type Role = (typeof ROLES)[number];

/** Whether somebody of this role may do what the other one may. */
export function includes(role: string, other: Role): boolean {
  return ROLES.findIndex((each) => each === role) >= ROLES.indexOf(other);
}

export function isOwner({ role }: { readonly role: string }): boolean {
  return includes(role, 'OWNER');
}
