import type { ReactNode } from 'react';
import { LastHour } from '../lib/last-hour/LastHour.tsx';
import { Queries } from '../lib/Queries.tsx';

const EVERY = 10_000;

/** It comes after the first load, with what it needs to ask. */
export default function LastHourHere({ name }: { readonly name: string }): ReactNode {
  return (
    <Queries>
      <LastHour name={name} every={EVERY} isSaid />
    </Queries>
  );
}
