import { REFUSALS, UNCONFIRMED, WAITS } from './faultCases';
import { PLACING_OPERATIONS } from '../placingOperations';
import { testMatrix } from './testMatrix';

// A minute and a half of waiting, which the dialling operations already go through by the same code.
const waits = WAITS.filter(({ name }) => name !== '429 without Retry-After, for good');

testMatrix(
	PLACING_OPERATIONS.filter(({ dials }) => !dials),
	[...waits, ...REFUSALS, ...UNCONFIRMED],
);
