import { useFastClock } from '../../fastClock';
import { useSandbox } from '../../useSandbox';
import { PLAIN_EFFECTS } from '../plainEffects';
import { REFUSALS, UNCONFIRMED, WAITS } from './faultCases';
import { testEffects } from './testEffects';

useFastClock();
const sandbox = useSandbox();

testEffects(sandbox, PLAIN_EFFECTS, [...REFUSALS, ...WAITS, ...UNCONFIRMED]);
