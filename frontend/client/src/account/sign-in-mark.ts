/**
 * Remembers that somebody signed in, for later pages and other tabs. It is no proof: that is a
 * cookie, which pages can't read. It saves those who never signed in from being asked for one.
 */
export interface SignInMark {
  readonly isSet: boolean;
  set(isSet: boolean): void;
  /** Tells when another tab changed it. */
  subscribe(listener: () => void): () => void;
}

/** For as long as the page, or the process, lives. */
export class MemoryMark implements SignInMark {
  #isSet = false;

  get isSet(): boolean {
    return this.#isSet;
  }

  set(isSet: boolean): void {
    this.#isSet = isSet;
  }

  subscribe(): () => void {
    return () => undefined;
  }
}

/** In the browser's storage; where that is closed to pages, nothing is remembered. */
export class LocalMark implements SignInMark {
  readonly #name: string;
  readonly #memory = new MemoryMark();

  constructor(name = 'signed-in') {
    this.#name = name;
    this.#read();
  }

  get isSet(): boolean {
    return this.#memory.isSet;
  }

  set(isSet: boolean): void {
    this.#memory.set(isSet);
    try {
      // Another value each time, so that other tabs hear of it.
      if (isSet) localStorage.setItem(this.#name, new Date().toISOString());
      else localStorage.removeItem(this.#name);
    } catch {
      // Then it holds for this page.
    }
  }

  subscribe(listener: () => void): () => void {
    const changed = ({ key }: StorageEvent): void => {
      if (key !== null && key !== this.#name) return;
      this.#read();
      listener();
    };
    addEventListener('storage', changed);
    return () => {
      removeEventListener('storage', changed);
    };
  }

  #read(): void {
    try {
      this.#memory.set(localStorage.getItem(this.#name) !== null);
    } catch {
      // Then nothing was remembered.
    }
  }
}
