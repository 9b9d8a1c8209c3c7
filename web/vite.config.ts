// How the web app is built: one entry per face, content-hashed names, and
// output that Chromium 78 (the oldest door-panel web view we serve) can run.
/// <reference types="vitest/config" />
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';
import { localeFile, uiMessages } from './scripts/catalogue.mjs';

const VIRTUAL = 'virtual:locale/';

/** Serves `virtual:locale/<tag>` and `virtual:locale/<tag>/<part>`: `ui-` messages of one catalogue, without the server's texts. */
function localePlugin(): Plugin {
  return {
    name: 'locale',
    resolveId: (id) => (id.startsWith(VIRTUAL) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${VIRTUAL}`)) return null;
      const [tag = '', part = 'base'] = id.slice(VIRTUAL.length + 1).split('/');
      this.addWatchFile(localeFile(tag));
      return `export default ${JSON.stringify(uiMessages(tag, part))};`;
    },
  };
}

/** In development, every address that is no file is the app's, as on the server. */
function entryFallback(): Plugin {
  return {
    name: 'entry-fallback',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        const path = (request.url ?? '/').split('?')[0] ?? '/';
        if (!/\.\w+$|^\/(api|@|src|node_modules)/.test(path)) request.url = /^\/panel/.test(path) ? '/panel.html' : /^\/board/.test(path) ? '/board.html' : '/app.html';
        next();
      });
    },
  };
}

/** Svelte scopes with `:where(.svelte-x)`, which kernels before 88 drop together with the whole rule. */
function plainScopes(): Plugin {
  return {
    name: 'plain-scopes',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'asset' || !file.fileName.endsWith('.css')) continue;
        file.source = String(file.source).replace(/:where\((\.svelte-[\w-]+)\)/g, '$1');
      }
    },
  };
}

/** What every page needs, and the small pieces that the first page shares with others: each file of its own costs a request. */
const SHELL = /src\/(app\/(App|place\/FilterBar)\.svelte|lib\/ui\/Popover\.svelte|lib\/timeline\/drag\.ts|app\/approval\/(count|asking)[\w.]*)$/;

/** Has newer kernels compile a file whole, beside the page while it is fetched; else each function waits for its first call. */
function compiledAhead(): Plugin {
  return {
    name: 'compiled-ahead',
    // Last of all: it counts only where the file begins.
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const file of Object.values(bundle)) if (file.type === 'chunk') file.code = `//# allFunctionsCalledOnLoad\n${file.code}`;
      },
    },
  };
}

export default defineConfig(({ mode }) => ({
  plugins: [entryFallback(), localePlugin(), plainScopes(), compiledAhead(), svelte()],
  appType: 'spa',
  define: { __APP_VERSION__: JSON.stringify(process.env['npm_package_version'] ?? 'dev') },
  build: {
    target: mode === 'panel' ? 'chrome78' : ['es2017', 'chrome78'],
    cssTarget: 'chrome78',
    outDir: mode === 'mock' ? 'dist-mock' : 'dist',
    // Panels and boards are built by themselves: sharing pieces with the app would bring it pieces it does not need.
    emptyOutDir: mode !== 'panel',
    assetsInlineLimit: 0,
    modulePreload: mode === 'panel' ? false : { polyfill: true },
    reportCompressedSize: false,
    manifest: mode === 'panel' ? 'panel-manifest.json' : 'manifest.json',
    rollupOptions: { output: { codeSplitting: { groups: [{ name: 'shell', test: SHELL }] } }, input: mode === 'panel' ? { panel: 'panel.html', board: 'board.html' } : { app: 'app.html' } },
  },
  server: {
    open: false,
    proxy: { '/api': process.env['SMART_MEETING_SERVER'] ?? 'http://127.0.0.1:8080' },
  },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
}));
