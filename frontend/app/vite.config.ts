import { readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Where `npm run dev` finds the service; `./clicker up` is there by default. */
const service = process.env['CLICKER_URL'] ?? 'http://localhost:8080';
const API = '^/(count|counter|click|api|health|readyz|docs|v3)(/|\\?|$)';

/** Puts the component beside the app, so that pages elsewhere can load it from the service. */
function component(): Plugin {
  return {
    name: 'component',
    generateBundle() {
      const source = readFileSync(new URL('../live-count/dist/live-count.js', import.meta.url));
      this.emitFile({ type: 'asset', fileName: 'live-count.js', source });
    },
  };
}

/** Tells the service worker which files belong to this build. */
function shell(): Plugin {
  return {
    name: 'shell',
    generateBundle(_, bundle) {
      const files = Object.keys(bundle).filter((file) => file.startsWith('assets/'));
      const worker = bundle['sw.js'];
      if (worker?.type !== 'chunk') this.error('there is no service worker in the build');
      worker.code = worker.code.replace('__SHELL__', JSON.stringify(files.map((f) => `/${f}`)));
    },
  };
}

export default defineConfig({
  plugins: [react(), component(), shell()],
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rollupOptions: {
      input: { app: 'index.html', sw: 'src/sw.ts' },
      output: {
        entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  server: { proxy: { [API]: { target: service } } },
  preview: { proxy: { [API]: { target: service } } },
});
