import { defineConfig } from 'vite';

/** One file without dependencies, for a script tag on any page; a library's build isn't minified. */
export default defineConfig({
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  build: {
    target: 'es2022',
    minify: 'terser',
    terserOptions: { module: true, ecma: 2020, compress: { passes: 3, keep_fargs: false } },
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: 'src/live-count.ts',
      output: { entryFileNames: 'live-count.js' },
    },
  },
});
