import { UNCONFIRMED } from './faultCases';
import { DIALLING_OPERATIONS } from '../placingOperations';
import { testMatrix } from './testMatrix';

testMatrix(DIALLING_OPERATIONS, UNCONFIRMED);
