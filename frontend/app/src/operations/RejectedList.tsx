import type { Rejected } from '@cloudclicker/client';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { DeedButton } from '../lib/DeedButton.tsx';
import { Pages } from '../lib/Pages.tsx';
import { Row, Rows } from '../lib/Rows.tsx';
import { useWords } from '../words/useWords.ts';
import style from './Staff.module.css';
import { useOperations } from './useOperations.ts';

const EVERY = 10_000;

/** What could not be counted, and for owners another try. */
export function RejectedList({ mayRetry }: { readonly mayRetry: boolean }): ReactNode {
  const { operations: words } = useWords().words;
  const operations = useOperations();
  return (
    <section className={style['section']}>
      <h2>{words.rejected.title}</h2>
      <Pages
        about={['rejected']}
        ask={(cursor) => operations.rejected(cursor)}
        everyMillis={EVERY}
        loading={words.loading}
        more={words.rejected.more}
      >
        {(pages) => {
          const all = pages.flatMap(({ rejected }) => rejected);
          if (all.length === 0) return <p>{words.rejected.none}</p>;
          return (
            <Rows>
              {all.map((each) => (
                <One key={each.receipt} rejected={each} mayRetry={mayRetry} />
              ))}
            </Rows>
          );
        }}
      </Pages>
    </section>
  );
}

function One(props: { readonly rejected: Rejected; readonly mayRetry: boolean }): ReactNode {
  const { words, moment } = useWords();
  const { rejected: said } = words.operations;
  const operations = useOperations();
  const queries = useQueryClient();
  const { receipt, reason, appended_at, record } = props.rejected;
  return (
    <Row
      name={reason}
      detail={
        <>
          {said.when(moment(appended_at), receipt)}
          {record === null && ` – ${said.gone}`}
        </>
      }
    >
      {props.mayRetry && record !== null && (
        <DeedButton
          deed={said.retry}
          label={said.retryWhich(receipt)}
          ask={() => operations.retry(receipt)}
          onDone={() => void queries.invalidateQueries({ queryKey: ['rejected'] })}
        />
      )}
    </Row>
  );
}
