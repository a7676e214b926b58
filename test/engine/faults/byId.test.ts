import { useFastClock } from '../../fastClock';
import { useSandbox } from '../../useSandbox';
import { EFFECTS_BY_ID } from '../effectsById';
import { REFUSALS, UNCONFIRMED, WAITS } from './faultCases';
import { testEffects } from './testEffects';

useFastClock();
const sandbox = useSandbox();

testEffects(sandbox, EFFECTS_BY_ID, [...REFUSALS, ...WAITS, ...UNCONFIRMED]);
