import type { Account, MadeToken, NewToken } from '@cloudclicker/client';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Field, NAME } from '../lib/Field.tsx';
import { Form, type Given } from '../lib/Form.tsx';
import { includes } from '../lib/roles.ts';
import { Secret } from '../lib/Secret.tsx';
import { useWords } from '../words/useWords.ts';
import style from './Tokens.module.css';
import { useAccounts } from './useAccounts.ts';

const DAY = 86_400;
const LIFETIMES = [7, 30, 90, 365];

/** Makes a token, and shows its secret this once. */
export function MakeToken({ account }: { readonly account: Account }): ReactNode {
  const { tokens: words } = useWords().words.account;
  const accounts = useAccounts();
  const queries = useQueryClient();
  const [made, setMade] = useState<MadeToken>();
  const [may, setMay] = useState('every');
  if (made) {
    return (
      <Secret
        said={words.secret}
        text={made.token}
        what={words.title}
        kept={words.kept}
        onKept={() => {
          setMade(undefined);
        }}
      />
    );
  }
  return (
    <Form
      title={words.new}
      deed={words.deed}
      ask={(given) => accounts.makeToken(account.user_id, wish(given))}
      onDone={(token) => {
        setMay('every');
        setMade(token);
        void queries.invalidateQueries({ queryKey: ['tokens'] });
      }}
    >
      <Field
        name="name"
        label={words.name}
        maxLength={64}
        pattern="[a-zA-Z0-9 ._\-]+"
        autoComplete="off"
      />
      <fieldset
        className={style['scope']}
        onChange={({ target }) => {
          if (target instanceof HTMLInputElement) setMay(target.value);
        }}
      >
        <legend className="small quiet">{words.scope}</legend>
        <Choice value="every" label={words.every} isFirst />
        <Choice value="one" label={words.one} />
        {includes(account.role, 'AUDITOR') && <Choice value="read" label={words.read} />}
      </fieldset>
      {may === 'one' && <Field name="counter" label={words.counter} {...NAME} />}
      <label className="field">
        <span className="small quiet">{words.lifetime}</span>
        <select name="lifetime" defaultValue="90">
          {LIFETIMES.map((days) => (
            <option key={days} value={days}>
              {words.days(days)}
            </option>
          ))}
          <option value="">{words.forEver}</option>
        </select>
      </label>
    </Form>
  );
}

function Choice(props: {
  readonly value: string;
  readonly label: string;
  readonly isFirst?: boolean;
}): ReactNode {
  return (
    <label className="tick">
      <input type="radio" name="may" value={props.value} defaultChecked={props.isFirst} />
      {props.label}
    </label>
  );
}

function wish(given: Given): NewToken {
  const days = Number(given('lifetime'));
  const token = { name: given('name').trim(), scopes: [scope(given)] };
  return days > 0 ? { ...token, expires_in: days * DAY } : token;
}

function scope(given: Given): string {
  switch (given('may')) {
    case 'read':
      return 'read:ops';
    case 'one':
      return `press:${given('counter')}`;
    default:
      return 'press:*';
  }
}
