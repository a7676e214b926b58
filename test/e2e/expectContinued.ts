import type { FinishedRun } from '../../host/n8nClient';

/** In a list of up to 5,000 people. */
const MAX_IN_DOUBT = 100;

interface Continued {
	/** How often each number was rung before the retry, and after it. */
	before: Record<string, number>;
	after: Record<string, number>;
	numbers: string[];
	maxInDoubt?: number;
}

/** That a retry has called everybody whose turn had not come, and nobody twice. Prints how many are in doubt. */
export function expectContinued(run: FinishedRun, { before, after, numbers, maxInDoubt = MAX_IN_DOUBT }: Continued): void {
	expect({ status: run.status, error: run.error }).toEqual({ status: 'success', error: undefined });
	const [items, errors] = run.outputs('Call').map((output) => output.filter((item) => !('isArtificialRecoveredEventItem' in item)));
	const inDoubt = errors.map(({ phone }) => String(phone));
	const adopted = items.filter((item) => item.adopted === true);
	const lost = items.filter(({ resultNote, callId }) => resultNote !== undefined && callId === null);
	console.log(`${numbers.length} people, ${Object.keys(before).length} called before the end: ${adopted.length} found, ${lost.length} placed without a result, ${inDoubt.length} in doubt`);
	expect([...items.map(({ to }) => String(to)), ...inDoubt].sort()).toEqual(numbers);
	expect(inDoubt.length).toBeLessThanOrEqual(maxInDoubt);
	expect(errors.filter(({ error }) => !String(error).includes('may have been placed'))).toEqual([]);
	expect([...adopted, ...lost].filter(({ to }) => before[String(to)] !== 1)).toEqual([]);
	expect(numbers.filter((number) => (after[number] ?? 0) > 1)).toEqual([]);
	expect(numbers.filter((number) => !after[number] && !inDoubt.includes(number))).toEqual([]);
}
