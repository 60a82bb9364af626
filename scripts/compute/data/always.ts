/** After every date: a dataset's page holds all that is in the data, not what one publication saw by its as-of day. */
export const ALWAYS = '9999-12-31';
