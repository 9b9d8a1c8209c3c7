// How a room is, in words: by the state of its line.
import type { Line, State } from './lists';

/** A room that is out of service is closed in another way than one that opens again by itself. */
export function stateWord(state: State, { inService }: Line['room']): `ui-panel-${State}` | 'ui-panel-shut' {
  return state === 'closed' && inService ? 'ui-panel-shut' : `ui-panel-${state}`;
}

/** What says until when it stays so. */
export function lastsId(state: State): 'ui-panel-soon-at' | 'ui-panel-busy-until' | 'ui-panel-free-until' | 'ui-panel-shut-until' {
  if (state === 'soon') return 'ui-panel-soon-at';
  if (state === 'closed') return 'ui-panel-shut-until';
  return state === 'busy' ? 'ui-panel-busy-until' : 'ui-panel-free-until';
}
