import { Http } from './http/http.ts';
import { ServerClock } from './http/server-clock.ts';
import { Presses } from './press/presses.ts';
import { MemoryStorage, type PressStorage } from './press/storage.ts';
import { Counters } from './reading/counters.ts';
import { Live } from './reading/live.ts';

/** One service: its counters, their live totals, and one's own presses on their way there. */
export class CloudClicker {
  readonly counters: Counters;
  readonly live: Live;
  readonly presses: Presses;

  /** @param base where the service is; the page's own origin by default */
  constructor(base = '', storage: PressStorage = new MemoryStorage()) {
    const http = new Http(base);
    const clock = new ServerClock();
    this.counters = new Counters(http, clock);
    this.live = new Live(http, this.counters);
    this.presses = new Presses({
      http,
      clock,
      storage,
      counters: this.counters,
      onReading: (counter, reading) => {
        this.live.tell(counter, reading);
      },
    });
  }

  close(): void {
    this.presses.close();
    this.live.close();
  }
}
