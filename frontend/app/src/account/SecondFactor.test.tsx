import { CloudClicker } from '@cloudclicker/client';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { Queries } from '../lib/Queries.tsx';
import { ServiceContext } from '../lib/service.ts';
import { SecondFactor } from './SecondFactor.tsx';

function page(isOn: boolean): string {
  const account = {
    user_id: 1,
    username: 'ada',
    role: 'USER',
    created_at: '2026-01-01T00:00:00Z',
    second_factor: isOn,
  };
  const clicker = new CloudClicker();
  const markup = renderToStaticMarkup(
    <ServiceContext value={clicker}>
      <Queries>
        <SecondFactor account={account} />
      </Queries>
    </ServiceContext>,
  );
  clicker.close();
  return markup;
}

it('isSetUp_whereThereIsNone', () => {
  expect(page(false)).toContain('It is off.');
  expect(page(false)).toContain('Set up');
  expect(page(false)).not.toContain('Take the second factor away');
});

it('isTakenAway_whereThereIsOne', () => {
  expect(page(true)).toContain('It is on.');
  expect(page(true)).toContain('Take the second factor away');
  expect(page(true)).not.toContain('Set up');
});
