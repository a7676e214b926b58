import { waitForEnd as waitForEndOf } from '../../shared/calls/operations/waitForEnd';
import { calls } from '../calls';

export const waitForEnd = waitForEndOf(calls, { name: 'Wait for End', value: 'waitForEnd', description: 'Wait until a call has ended, then return it', action: 'Wait for call to end' });
