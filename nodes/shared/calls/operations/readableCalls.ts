import type { Calls } from '../calls';

export type ReadableCalls = Calls & Required<Pick<Calls, 'reading'>>;
