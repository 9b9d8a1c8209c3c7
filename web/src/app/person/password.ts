// What the server asks of a new password.

/** Characters, as the server counts them (`PASSWORD_LEAST`). */
export const PASSWORD_LEAST = 10;
