import { useFastClock } from '../../fastClock';
import { useSandbox } from '../../useSandbox';
import { PLAIN_EFFECTS } from '../plainEffects';
import { REFUSALS, UNCONFIRMED, WAITS, type FaultCase } from './faultCases';
import { EVERY_SETTING, testEffects } from './testEffects';

useFastClock();
const sandbox = useSandbox();

/** One of each kind; effects for which something is arranged at the sandbox go through all of them. */
const CASES = [
	'401, for good',
	'422 as plain text',
	'2xx with the body of an error',
	'429 with seconds, once',
	'429 with seconds, for good',
	'500 before accepting',
	'no answer in time, before accepting',
	'reset before accepting',
	'malformed JSON before accepting',
];

const faultCases: FaultCase[] = [...REFUSALS, ...WAITS, ...UNCONFIRMED].filter(({ name }) => CASES.includes(name));
/** Retry On Fail counts where the node stops; what the item says counts where it does not. */
const settings = EVERY_SETTING.filter(({ onError, tries }) => (onError === 'stopWorkflow') === tries > 1 && onError !== 'continueRegularOutput');

test('every kind of fault is there', () => {
	expect(faultCases.map(({ name }) => name)).toEqual(CASES);
});

testEffects(sandbox, PLAIN_EFFECTS, { faultCases, settings });
