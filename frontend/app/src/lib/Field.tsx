import type { InputHTMLAttributes, ReactNode } from 'react';

interface Props extends InputHTMLAttributes<HTMLInputElement> {
  readonly label: string;
  readonly name: string;
}

/** A name for a counter or a person, as the service takes it. */
export const NAME = {
  maxLength: 64,
  pattern: '[a-z0-9._\\-]+',
  autoCapitalize: 'none',
  spellCheck: false,
} as const;

/** A line to fill in; it has to be, unless it is said to be optional. */
export function Field({ label, required = true, ...input }: Props): ReactNode {
  return (
    <label className="field">
      <span className="small quiet">{label}</span>
      <input required={required} {...input} />
    </label>
  );
}
