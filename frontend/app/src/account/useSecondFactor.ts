import type { Account } from '@cloudclicker/client';
import { useState } from 'react';
import { useService } from '../lib/service.ts';

/** Whether somebody has a second factor, and how this page says that it learned otherwise. */
export function useSecondFactor(account: Account): readonly [boolean, (isOn: boolean) => void] {
  const { session } = useService();
  const { second_factor } = account;
  const [told, setTold] = useState(second_factor);
  const [isOn, setIsOn] = useState(second_factor);
  if (told !== second_factor) {
    setTold(second_factor);
    setIsOn(second_factor);
  }
  const learn = (isOn: boolean): void => {
    setIsOn(isOn);
    void session.refresh();
  };
  return [isOn, learn];
}
