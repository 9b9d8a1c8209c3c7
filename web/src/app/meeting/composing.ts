// What a booking on the day is made with, fetched together when it is wanted.
export { default as Form } from './Composer.svelte';
export { Draft, handOver } from './draft.svelte';
