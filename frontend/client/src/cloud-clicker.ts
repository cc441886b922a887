import { Session } from './account/session.ts';
import type { SignInMark } from './account/sign-in-mark.ts';
import { CounterView } from './counter-view.ts';
import { Http } from './http/http.ts';
import { ServerClock } from './http/server-clock.ts';
import { Presses } from './press/presses.ts';
import { MemoryStorage, type PressStorage } from './press/storage.ts';
import { traceHeaders } from './press/trace.ts';
import type { Follower } from './reading/follower.ts';
import { Live } from './reading/live.ts';
import { SharedFollower } from './reading/shared-follower.ts';
import { Totals } from './reading/totals.ts';

/** One service: its totals, live, and one's own presses on their way there. */
export class CloudClicker {
  readonly session: Session;
  readonly totals: Totals;
  readonly live: Follower & { close(): void };
  readonly presses: Presses;

  /**
   * @param base where the service is; the page's own origin by default
   * @param locks where given, all pages of this browser that give them follow over one stream
   * @param traced which part of the calls that send presses wishes its trace to be kept, 0 to 1;
   *     at 0 their traces don't begin here
   */
  constructor(
    base = '',
    storage: PressStorage = new MemoryStorage(),
    mark?: SignInMark,
    locks?: LockManager,
    traced = 0.01,
  ) {
    const http = new Http(base);
    const clock = new ServerClock();
    this.session = new Session(http, mark);
    this.totals = new Totals(http, clock);
    const alone = (): Live => new Live(http, this.totals);
    this.live = locks ? new SharedFollower(locks, alone) : alone();
    this.presses = new Presses({
      http: this.session,
      clock,
      storage,
      trace: () => traceHeaders(traced),
      totals: this.totals,
      onReading: (counter, reading) => {
        this.live.tell(counter, reading);
      },
    });
  }

  view(counter: string): CounterView {
    return new CounterView(counter, this.live, this.presses);
  }

  close(): void {
    this.presses.close();
    this.live.close();
    this.session.close();
  }
}
