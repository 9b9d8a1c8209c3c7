// Somebody to invite: known by id, or only by an e-mail address.
export interface Invited {
  personId: string | null;
  email: string | null;
  name: string;
}
