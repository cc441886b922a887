import {
  CounterView,
  Http,
  MemoryStorage,
  Presses,
  ServerClock,
  Totals,
  type CounterNow,
} from '@cloudclicker/client';
import { SmallFollower } from './follower.ts';
import { STYLE } from './style.ts';

/** Where this script came from is where the counters are, unless a page says otherwise. */
const HOME = new URL(import.meta.url).origin;

/** As a sheet, not as an element: a page's policy may forbid those. */
const SHEET = new CSSStyleSheet();
SHEET.replaceSync(STYLE);

/** The page's, so that figures are grouped as in the text around them. */
const LANGUAGE = document.documentElement.lang || [];

/** One connection and one queue for all components of a page. */
const services = new Map<string, Service>();

interface Service {
  readonly follower: SmallFollower;
  readonly presses: Presses;
}

/**
 * `<live-count counter="applause">`: a counter to press and watch, on any page.
 *
 * Attributes: `counter`, by default `global`; `service`, the address of another service; `title`,
 * what the button is called; `readonly`, where it is only watched. Parts to style: `button`,
 * `count`, `state`.
 */
export class LiveCount extends HTMLElement {
  static readonly observedAttributes = ['counter', 'service', 'title', 'readonly'];

  readonly #root = this.attachShadow({ mode: 'open' });
  #leave: (() => void) | undefined;

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [SHEET];
  }

  connectedCallback(): void {
    this.#start();
  }

  disconnectedCallback(): void {
    this.#leave?.();
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.#start();
  }

  #start(): void {
    this.#leave?.();
    const { follower, presses } = serviceAt(this.getAttribute('service') ?? HOME);
    const view = new CounterView(this.getAttribute('counter') ?? 'global', follower, presses);
    this.#draw(() => presses.press(view.counter));
    const show = (): void => {
      this.#show(view);
    };
    this.#leave = view.subscribe(show);
    show();
  }

  #draw(press: () => void): void {
    const button = part('button');
    button.type = 'button';
    button.disabled = this.hasAttribute('readonly');
    button.append(part('span', 'count'));
    button.onclick = press;
    button.onkeydown = (event) => {
      if (event.repeat) event.preventDefault();
    };
    const state = part('span', 'state');
    state.role = 'status';
    this.#root.replaceChildren(button, state);
  }

  #show({ now, counter }: CounterView): void {
    const count = now.count?.toLocaleString(LANGUAGE) ?? '–';
    const [button, state] = this.#root.children;
    const [number] = button?.children ?? [];
    if (number) number.textContent = count;
    if (state) state.textContent = stateOf(now);
    button?.setAttribute('aria-label', `${this.title || counter}: ${count}`);
  }
}

function part<T extends 'button' | 'span'>(tag: T, name: string = tag): HTMLElementTagNameMap[T] {
  const element = document.createElement(tag);
  element.part = name;
  return element;
}

function serviceAt(base: string): Service {
  const service = services.get(base) ?? connect(base);
  services.set(base, service);
  return service;
}

function connect(base: string): Service {
  const http = new Http(base);
  const clock = new ServerClock();
  const totals = new Totals(http, clock);
  const follower = new SmallFollower(base, totals);
  const onReading = follower.tell.bind(follower);
  const storage = new MemoryStorage();
  return { follower, presses: new Presses({ http, clock, totals, storage, onReading }) };
}

/** Nothing, while all is well. */
function stateOf({ link, isPaused, presses, total }: CounterNow): string {
  const waiting = presses.filter(({ stage }) => stage.name === 'pressed' || stage.name === 'held');
  if (link === 'missing') return 'no such counter';
  if (isPaused && waiting.length > 0) return `${String(waiting.length)} waiting`;
  if (presses.some(({ stage }) => stage.name === 'refused')) return 'not counted';
  if (link === 'away') return 'offline';
  return total && (total.stale || total.lag_ms > 3_000)
    ? `${String(Math.round(total.lag_ms / 1_000))} s behind`
    : '';
}

if (!customElements.get('live-count')) customElements.define('live-count', LiveCount);
