// The catalogues that vite.config.ts serves, one module per language.
declare module 'virtual:locale/*' {
  const messages: string;
  export default messages;
}
