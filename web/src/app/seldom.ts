// Pages that few people open, or seldom: where they lie is fetched with the
// first of them, so that the frame of every page need not carry it.
import { needTexts } from '../lib/i18n/fluent.svelte';

export async function desk() {
  return (await Promise.all([import('./desk/Desk.svelte'), needTexts('ask')]))[0];
}

export async function closings() {
  return (await Promise.all([import('./closure/Closings.svelte'), needTexts('ask')]))[0];
}

export async function tasks() {
  return (await Promise.all([import('./agenda/MyTasks.svelte'), needTexts('agenda')]))[0];
}

export async function approvals() {
  return (await Promise.all([import('./approval/Approvals.svelte'), needTexts('ask', 'manage')]))[0];
}

export async function checkIn() {
  return (await Promise.all([import('./meeting/CheckIn.svelte'), needTexts('form')]))[0];
}
