// Somebody to invite: known by id, or only by an e-mail address.
import type { Attendee } from '../../lib/api/types';

export interface Invited {
  personId: string | null;
  email: string | null;
  name: string;
  /** The meeting makes no sense without them. */
  required: boolean;
}

export function invitedOf(attendee: Attendee): Invited {
  const { personId = null, email = null, name, required } = attendee;
  return { personId, email, name: name ?? email ?? '', required };
}
