import type { Audit } from '@cloudclicker/client';
import type { ReactNode } from 'react';
import { Asked, useAsked } from '../lib/Asked.tsx';
import { useWords } from '../words/useWords.ts';
import style from './Staff.module.css';
import { useOperations } from './useOperations.ts';

const EVERY = 5_000;

/** Whether the log, MySQL and Redis agree. */
export function Drift(): ReactNode {
  const { operations: words } = useWords().words;
  const operations = useOperations();
  const query = useAsked(['audit'], () => operations.audit(), EVERY);
  return (
    <section className={style['section']}>
      <h2>{words.drift.title}</h2>
      <Asked query={query} loading={words.loading}>
        {(audit) => <Found audit={audit} />}
      </Asked>
    </section>
  );
}

function Found({ audit }: { readonly audit: Audit }): ReactNode {
  const { words, number, moment } = useWords();
  const { drift, runbook } = words.operations;
  const troubles = audit.partitions.filter(({ trouble }) => trouble !== null);
  return (
    <>
      <p>{audit.drift === 0 ? drift.none : drift.some(number(audit.drift))}</p>
      <ul className="quiet small">
        <li>{audit.as_of === null ? drift.never : drift.asOf(moment(audit.as_of))}</li>
        {audit.sweep !== null && Date.parse(audit.sweep.done_at) > 0 && (
          <li>{drift.sweep(moment(audit.sweep.done_at), number(audit.sweep.cells))}</li>
        )}
        <li>{runbook(audit.runbook)}</li>
      </ul>
      {troubles.map(({ partition, trouble }) => (
        <p key={partition} role="alert">
          {drift.trouble(partition, trouble ?? '')}
        </p>
      ))}
      {audit.drifts.length > 0 && <Differences drifts={audit.drifts} />}
    </>
  );
}

function Differences({ drifts }: { readonly drifts: Audit['drifts'] }): ReactNode {
  const { words, number } = useWords();
  const { drift } = words.operations;
  const heads = [drift.counter, drift.store, drift.expected, drift.found, drift.difference];
  return (
    <div className={style['scroll']} role="region" aria-label={drift.title} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {drifts.map((each) => (
            <tr
              key={`${each.counter} ${each.store} ${String(each.epoch)} ${String(each.partition)}`}
            >
              <th scope="row">{each.counter}</th>
              <td>{each.store}</td>
              <td>{number(each.expected)}</td>
              <td>{number(each.found)}</td>
              <td>{number(each.difference)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
