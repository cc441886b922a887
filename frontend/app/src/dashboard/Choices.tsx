import type { ReactNode } from 'react';
import { zoneName, type Zone } from '../lib/chart/zone.ts';
import { useWords } from '../words/useWords.ts';
import style from './DashboardPage.module.css';
import { ALL_RANGES, stepsOf, type View } from './view.ts';

interface Props {
  readonly view: View;
  readonly onChange: (change: Readonly<Record<string, string>>) => void;
}

const ZONES: readonly Zone[] = ['local', 'utc'];

/** What to look at: how far back, in which steps, by whose clock. */
export function Choices({ view, onChange }: Props): ReactNode {
  const { dashboard: words } = useWords().words;
  const steps = stepsOf(view.range);
  return (
    <div className={style['choices']}>
      <Choice
        label={words.range}
        value={view.range}
        options={ALL_RANGES.map((range) => [range, words.ranges[range]])}
        onChange={(range) => {
          onChange({ range, step: '' });
        }}
      />
      <Choice
        label={words.step}
        value={view.step}
        options={steps.map((step) => [step, words.steps[step]])}
        onChange={(step) => {
          onChange({ step });
        }}
      />
      <Choice
        label={words.zone}
        value={view.zone}
        options={ZONES.map((zone) => [zone, words.zones[zone](zoneName(zone))])}
        onChange={(zone) => {
          onChange({ zone });
        }}
      />
    </div>
  );
}

function Choice(props: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
  readonly onChange: (value: string) => void;
}): ReactNode {
  return (
    <label className="field">
      <span className="small quiet">{props.label}</span>
      <select
        value={props.value}
        onChange={({ target }) => {
          props.onChange(target.value);
        }}
      >
        {props.options.map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
