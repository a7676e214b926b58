/** Something asked of the sandbox that it cannot do; the message says what, and is the answer of a control route. */
export class ControlError extends Error {}
