/** After every date: a dataset's page holds all that `holdBack` leaves of the data, not what one publication saw by its as-of day. */
export const ALWAYS = '9999-12-31';
