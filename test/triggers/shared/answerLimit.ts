/** Milliseconds in which a delivery must be answered: Svix, which sends for Levers, waits no longer, and Kejue is asked to wait twice as long. */
export const ANSWER_LIMIT_MS = 15_000;
