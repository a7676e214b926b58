import { createRequire } from 'node:module';

/** What jest uses by itself, and brings along. */
const { default: Sequencer } = createRequire(createRequire(import.meta.url).resolve('jest'))('@jest/test-sequencer');

/**
 * Files that take longest, longest first; those that wait for real time among those that compute. jest itself knows only
 * of files that it has run on this machine, and takes the largest file for the longest.
 */
const LONG = [
	'engine/faults/byId',
	'linearTime',
	'engine/faults/plainEffects',
	'property/randomParameters',
	'engine/concurrency',
	'engine/faults/unconfirmed',
	'engine/stopping',
	'package/addedOperation',
	'engine/tenThousand',
	'engine/rules/limits',
	'engine/rules/lostCampaign',
	'engine/faults/waits',
	'engine/faults/refusals',
	'engine/waiting',
	'engine/lostProcess',
	'engine/recordings',
	'engine/rules/rules',
	'engine/faults/withoutNumber',
	'engine/faults/unreachable',
	'package/scanner',
	'shared/enterNotes',
	'engine/kejueReads',
];

const placeOf = ({ path }) => LONG.findIndex((name) => path.replaceAll('\\', '/').endsWith(`/test/${name}.test.ts`));

/** Starts no long file when the others are nearly done, also in a fresh clone. */
export default class LongestFirst extends Sequencer {
	async sort(tests) {
		const sorted = await super.sort(tests);
		const long = sorted.filter((test) => placeOf(test) >= 0).sort((one, other) => placeOf(one) - placeOf(other));
		return [...long, ...sorted.filter((test) => placeOf(test) < 0)];
	}
}
