import type { SecondFactorBegun } from '@cloudclicker/client';
import { useState, type ReactNode } from 'react';
import { Field } from '../lib/Field.tsx';
import { Form } from '../lib/Form.tsx';
import { Secret } from '../lib/Secret.tsx';
import { useWords } from '../words/useWords.ts';
import { Qr } from './Qr.tsx';
import style from './SecondFactor.module.css';
import { useAccounts } from './useAccounts.ts';

/** How far somebody is in setting it up. Whether there is one, the service tells when asked for another. */
type Stage =
  | { readonly name: 'none' }
  | { readonly name: 'begun'; readonly begun: SecondFactorBegun }
  | { readonly name: 'told'; readonly codes: readonly string[] }
  | { readonly name: 'on' };

export function SecondFactor({ id }: { readonly id: number }): ReactNode {
  const { factor: words } = useWords().words.account;
  const [stage, setStage] = useState<Stage>({ name: 'none' });
  return (
    <section className={style['factor']}>
      <h2>{words.title}</h2>
      {stage.name === 'none' && <Begin id={id} onStage={setStage} />}
      {stage.name === 'begun' && <Confirm id={id} begun={stage.begun} onStage={setStage} />}
      {stage.name === 'told' && (
        <Secret
          said={words.on}
          text={stage.codes.join('\n')}
          what={words.codes}
          kept={words.kept}
          onKept={() => {
            setStage({ name: 'on' });
          }}
        />
      )}
      {stage.name === 'on' && <Remove id={id} onStage={setStage} />}
    </section>
  );
}

interface StepProps {
  readonly id: number;
  readonly onStage: (stage: Stage) => void;
}

function Begin({ id, onStage }: StepProps): ReactNode {
  const { factor: words } = useWords().words.account;
  const accounts = useAccounts();
  return (
    <Form
      text={words.text}
      deed={words.begin}
      ask={(given) => accounts.beginSecondFactor(id, given('password'))}
      onDone={(begun) => {
        onStage({ name: 'begun', begun });
      }}
      onRefused={({ problem }) => {
        if (problem?.type === 'has-second-factor') onStage({ name: 'on' });
      }}
    >
      <PasswordField />
    </Form>
  );
}

function Confirm({
  id,
  begun,
  onStage,
}: StepProps & { readonly begun: SecondFactorBegun }): ReactNode {
  const { factor: words } = useWords().words.account;
  const accounts = useAccounts();
  return (
    <>
      <p>{words.scan}</p>
      <Qr text={begun.uri} label={words.picture} />
      <p>
        <span className="quiet small">{words.secret}</span>
        <br />
        <code data-testid="factor-secret">{begun.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
      </p>
      <Form
        deed={words.confirm}
        ask={(given) => accounts.confirmSecondFactor(id, given('code').trim())}
        onDone={({ recovery_codes }) => {
          onStage({ name: 'told', codes: recovery_codes });
        }}
      >
        <Field
          name="code"
          label={words.code}
          inputMode="numeric"
          pattern=" *[0-9]{6} *"
          autoComplete="one-time-code"
          autoFocus
        />
      </Form>
    </>
  );
}

function Remove({ id, onStage }: StepProps): ReactNode {
  const { factor: words } = useWords().words.account;
  const accounts = useAccounts();
  return (
    <Form
      text={words.has}
      deed={words.remove}
      done={words.removed}
      ask={(given) => accounts.removeSecondFactor(id, given('password'))}
      onDone={() => {
        onStage({ name: 'none' });
      }}
    >
      <PasswordField />
    </Form>
  );
}

function PasswordField(): ReactNode {
  const { factor: words } = useWords().words.account;
  return (
    <Field name="password" label={words.password} type="password" autoComplete="current-password" />
  );
}
