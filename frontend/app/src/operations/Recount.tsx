import type { Job } from '@cloudclicker/client';
import { type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { Asked, useAsked } from '../lib/Asked.tsx';
import { Field, NAME } from '../lib/Field.tsx';
import { Form } from '../lib/Form.tsx';
import { useWords } from '../words/useWords.ts';
import style from './Staff.module.css';
import { useOperations } from './useOperations.ts';

const EVERY = 1_000;
const JOB = 'job';

/** A recount for owners to order; how far it is, for whoever has the page's address. */
export function Recount({ mayOrder }: { readonly mayOrder: boolean }): ReactNode {
  const { recount: words } = useWords().words.operations;
  const operations = useOperations();
  const [search, setSearch] = useSearchParams();
  const job = search.get(JOB);
  if (job === null && !mayOrder) return null;
  return (
    <section className={style['section']}>
      <h2>{words.title}</h2>
      <p className="quiet small">{words.text}</p>
      {job !== null && <Progress id={job} />}
      {job !== null && (
        <p>
          <button
            type="button"
            className="button small"
            onClick={() => {
              setSearch({});
            }}
          >
            {words.forget}
          </button>
        </p>
      )}
      {job === null && (
        <Form
          deed={words.deed}
          ask={(given) => operations.recount(given('counter') || undefined)}
          onDone={({ id }) => {
            setSearch({ [JOB]: id });
          }}
        >
          <Field
            name="counter"
            label={words.counter}
            required={false}
            autoComplete="off"
            {...NAME}
          />
        </Form>
      )}
    </section>
  );
}

function Progress({ id }: { readonly id: string }): ReactNode {
  const { operations: words } = useWords().words;
  const operations = useOperations();
  const query = useAsked(['job', id], () => operations.job(id), EVERY);
  return (
    <Asked query={query} loading={words.loading}>
      {(job) => <JobView job={job} />}
    </Asked>
  );
}

function JobView({ job }: { readonly job: Job }): ReactNode {
  const { words, number, moment } = useWords();
  const { recount } = words.operations;
  const read = job.parts.reduce((sum, part) => sum + part.read, 0);
  const goal = job.parts.reduce((sum, part) => sum + part.goal, 0);
  const name = job.counter === null ? recount.ofAll : recount.of(job.counter);
  return (
    <div role="status">
      <p>{name}</p>
      {job.status === 'running' && (
        <>
          <progress
            className={style['progress']}
            aria-label={name}
            max={Math.max(1, goal)}
            value={Math.min(read, goal)}
          />
          <p className="quiet small">{recount.progress(number(read), number(goal))}</p>
        </>
      )}
      {job.status === 'done' && <p>{recount.done(moment(job.finished_at ?? job.created_at))}</p>}
      {job.status === 'failed' && <p>{recount.failed(job.failure ?? '')}</p>}
    </div>
  );
}
