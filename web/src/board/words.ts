// How a room is, in words: by the state of its line.
import type { Line, State } from './lists';

/** A room that is out of service is closed in another way than one that opens again by itself. */
export function stateWord(state: State, { inService }: Line['room']): `ui-panel-${State}` | 'ui-panel-board-shut' {
  return state === 'closed' && inService ? 'ui-panel-board-shut' : `ui-panel-${state}`;
}

/** What says until when it stays so. */
export function lastsId(state: State): 'ui-panel-soon-at' | 'ui-panel-busy-until' | 'ui-panel-free-until' | 'ui-panel-board-opens' {
  if (state === 'soon') return 'ui-panel-soon-at';
  if (state === 'closed') return 'ui-panel-board-opens';
  return state === 'busy' ? 'ui-panel-busy-until' : 'ui-panel-free-until';
}
