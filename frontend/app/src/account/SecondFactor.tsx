import type { Account, SecondFactorBegun } from '@cloudclicker/client';
import { useState, type ReactNode } from 'react';
import { Field } from '../lib/Field.tsx';
import { Form } from '../lib/Form.tsx';
import { Secret } from '../lib/Secret.tsx';
import { useWords } from '../words/useWords.ts';
import { Qr } from './Qr.tsx';
import style from './SecondFactor.module.css';
import { useAccounts } from './useAccounts.ts';
import { useSecondFactor } from './useSecondFactor.ts';

/** How far somebody is in setting it up. */
type Stage =
  | { readonly name: 'idle' }
  | { readonly name: 'begun'; readonly begun: SecondFactorBegun }
  | { readonly name: 'told'; readonly codes: readonly string[] };

const IDLE: Stage = { name: 'idle' };

/** Says whether there is one; sets it up where there is none; where there is, makes other recovery codes and takes it away. */
export function SecondFactor({ account }: { readonly account: Account }): ReactNode {
  const { factor: words } = useWords().words.account;
  const [isOn, learn] = useSecondFactor(account);
  const [stage, setStage] = useState<Stage>(IDLE);
  const id = account.user_id;
  const learnAnew = (isOn: boolean): void => {
    learn(isOn);
    setStage(IDLE);
  };
  return (
    <section className={style['factor']}>
      <h2>{words.title}</h2>
      <p role="status" className={style['state']} data-on={isOn}>
        {isOn ? words.isOn : words.isOff}
      </p>
      {stage.name === 'told' && (
        <Secret
          said={words.codesText}
          text={stage.codes.join('\n')}
          what={words.codes}
          kept={words.kept}
          onKept={() => {
            setStage(IDLE);
          }}
        />
      )}
      {stage.name === 'idle' && isOn && (
        <>
          <p className="quiet small">{words.has}</p>
          <Renew
            id={id}
            onRenewed={(codes) => {
              setStage({ name: 'told', codes });
            }}
            onLearned={learnAnew}
          />
          <Remove id={id} onLearned={learnAnew} />
        </>
      )}
      {stage.name === 'idle' && !isOn && (
        <Begin
          id={id}
          onBegun={(begun) => {
            setStage({ name: 'begun', begun });
          }}
          onLearned={learnAnew}
        />
      )}
      {/* Whatever else is learned meanwhile: it is the only one who hears the codes. */}
      {stage.name === 'begun' && (
        <Confirm
          id={id}
          begun={stage.begun}
          onConfirmed={(codes) => {
            setStage({ name: 'told', codes });
            learn(true);
          }}
        />
      )}
    </section>
  );
}

interface DeedProps {
  readonly id: number;
  /** Hears whether there is a second factor, where the service told so. */
  readonly onLearned: (isOn: boolean) => void;
}

function Begin(
  props: DeedProps & { readonly onBegun: (begun: SecondFactorBegun) => void },
): ReactNode {
  const { factor: words } = useWords().words.account;
  const accounts = useAccounts();
  return (
    <Form
      text={words.text}
      deed={words.begin}
      ask={(given) => accounts.beginSecondFactor(props.id, given('password'))}
      onDone={props.onBegun}
      onRefused={({ problem }) => {
        if (problem?.type === 'has-second-factor') props.onLearned(true);
      }}
    >
      <PasswordField label={words.passwordToBegin} />
    </Form>
  );
}

function Confirm(props: {
  readonly id: number;
  readonly begun: SecondFactorBegun;
  readonly onConfirmed: (codes: readonly string[]) => void;
}): ReactNode {
  const { factor: words } = useWords().words.account;
  const accounts = useAccounts();
  const { id, begun } = props;
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
          props.onConfirmed(recovery_codes);
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

function Renew(
  props: DeedProps & { readonly onRenewed: (codes: readonly string[]) => void },
): ReactNode {
  const { factor: words } = useWords().words.account;
  const accounts = useAccounts();
  return (
    <Form
      text={words.renewText}
      deed={words.renew}
      ask={(given) => accounts.renewRecoveryCodes(props.id, given('password'))}
      onDone={({ recovery_codes }) => {
        props.onRenewed(recovery_codes);
      }}
      onRefused={({ problem }) => {
        if (problem?.type === 'no-second-factor') props.onLearned(false);
      }}
    >
      <PasswordField label={words.passwordToRenew} />
    </Form>
  );
}

function Remove({ id, onLearned }: DeedProps): ReactNode {
  const { factor: words } = useWords().words.account;
  const accounts = useAccounts();
  return (
    <Form
      text={words.removeText}
      deed={words.remove}
      ask={(given) => accounts.removeSecondFactor(id, given('password'))}
      onDone={() => {
        onLearned(false);
      }}
      onRefused={({ problem }) => {
        if (problem?.type === 'no-second-factor') onLearned(false);
      }}
    >
      <PasswordField label={words.passwordToRemove} />
    </Form>
  );
}

function PasswordField({ label }: { readonly label: string }): ReactNode {
  return <Field name="password" label={label} type="password" autoComplete="current-password" />;
}
