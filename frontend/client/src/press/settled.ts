import { isSettled, type Press } from './press.ts';
import type { Presses } from './presses.ts';

/** The press as it is once nothing more will happen to it by itself. */
export function settled(presses: Presses, { id }: Press): Promise<Press> {
  return new Promise((resolve) => {
    const leave = presses.subscribe(() => {
      const press = presses.now.presses.find((each) => each.id === id);
      if (!press || !isSettled(press)) return;
      leave();
      resolve(press);
    });
  });
}
