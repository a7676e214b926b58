import type { INodeParameters } from 'n8n-workflow';

/** One minute a week, days away whenever the tests run. */
export const CLOSED = { callingHours: 'custom', customHours: { hours: [{ days: [((new Date().getUTCDay() + 3) % 7) + 1], from: '03:00', until: '03:01' }] } } satisfies INodeParameters;
