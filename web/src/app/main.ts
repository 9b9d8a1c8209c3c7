// Entry of the app: language first, then the page.
import { mount } from 'svelte';
import '../lib/tokens/tokens.css';
import '../lib/tokens/base.css';
import App from './App.svelte';
import { prepare } from './pages';
import { prepareLanguage } from './person/session.svelte';
import { followHistory } from './router.svelte';

async function start(): Promise<void> {
  // The mock is left out of the real build: the mode is a constant there.
  if (import.meta.env.MODE === 'mock') (await import('../mock/install')).install();
  followHistory();
  const speaking = prepareLanguage();
  // Beside the texts, not after them; a page that cannot be fetched is told of where it would be.
  prepare(location.href);
  await speaking;
  const target = document.getElementById('app');
  if (target) mount(App, { target });
}

void start();
