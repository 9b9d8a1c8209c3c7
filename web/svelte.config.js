// Svelte's compiler options; the Vite plugin and svelte-check both read this file.
export default {
  compilerOptions: { runes: true },
};
