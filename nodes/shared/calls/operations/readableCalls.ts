import type { Calls } from '../calls';

/** Calls of a provider that offers to read one of them. */
export type ReadableCalls = Calls & Required<Pick<Calls, 'reading'>>;
