import { useState, type CSSProperties, type ReactNode } from 'react';
import style from './Wheels.module.css';

/** The number as the wheels of a tally counter; each rolls by one step, whatever the distance. */
export function Wheels({ text }: { readonly text: string }): ReactNode {
  const places = Array.from(text).reverse();
  return (
    <div
      className={style['wheels']}
      style={{ '--places': String(width(text)) } as CSSProperties}
      data-testid="total"
      data-total={text}
      aria-hidden="true"
    >
      {places.map((sign, place) => (
        <Wheel key={place} sign={sign} />
      ))}
    </div>
  );
}

function Wheel({ sign }: { readonly sign: string }): ReactNode {
  const [shown, setShown] = useState({ sign, before: sign });
  if (shown.sign !== sign) setShown({ sign, before: shown.sign });
  const { before } = shown;
  if (!isDigit(sign)) return <span className={style['mark']}>{sign}</span>;
  if (before === sign || !isDigit(before)) return <span className={style['wheel']}>{sign}</span>;
  const direction = isForward(before, sign) ? 'up' : 'down';
  return (
    <span className={style['wheel']} data-rolls={direction}>
      <span key={`${before}-${sign}-gone`} className={style['gone']}>
        {before}
      </span>
      <span key={`${before}-${sign}`} className={style['come']}>
        {sign}
      </span>
    </span>
  );
}

function isDigit(sign: string): boolean {
  return /\d/.test(sign);
}

/** By the shorter way round the wheel. */
function isForward(before: string, now: string): boolean {
  return (Number(now) - Number(before) + 10) % 10 <= 5;
}

/** In figures; what groups them is narrower. */
function width(text: string): number {
  return Array.from(text).reduce((sum, sign) => sum + (isDigit(sign) ? 1 : 0.5), 0);
}
