import { setImmediate } from 'node:timers/promises';
import { sleep, type IRun } from 'n8n-workflow';
import { useFastClock } from '../fastClock';
import { useSandbox } from '../useSandbox';
import { forbidLookUps } from './forbidLookUps';
import { useNoteRow } from './noteRow';
import { parametersOf, placingOperation } from './placingOperations';
import { jsonOf, runNode, type NodeRun, type NodeRunResult } from './runNode';
import { sandboxSecrets } from './sandboxSecrets';

const COUNT = 600;
const KILLED_AFTER = 250;
/** At most this many may be in doubt, in a list of up to 5,000. */
const MAX_OPEN = 100;
const MAX_TEST_MS = 120_000;
/** Of a list of 600 calls. */
const MAX_PAGES = 6;

const PEOPLE = Array.from({ length: COUNT }, (_, index) => `+1415${5_700_000 + index}`);
const ESTABLISHED_AT = Date.now();

useFastClock();
const sandbox = useSandbox();
const row = useNoteRow();

const operation = placingOperation('Kejue create');
const { provider, operationId } = operation;

const run = async (phones: string[], id: string, how: Partial<NodeRun> = {}): Promise<NodeRunResult> =>
	await runNode({
		type: provider,
		parameters: parametersOf(operation, { maxConcurrent: 10 }),
		secrets: sandboxSecrets(sandbox),
		items: phones.map((phone) => ({ phone, timeout: 30 })),
		onError: 'continueErrorOutput',
		executionId: id,
		establishedAt: ESTABLISHED_AT,
		...how,
	});

/** Runs until that many calls are placed; from then on, nothing is noted or sent any more. */
const killed = async (phones: string[], id: string, { after = KILLED_AFTER, ...how }: Partial<NodeRun> & { after?: number } = {}): Promise<void> => {
	let execution = { cancel: (): void => undefined };
	const running = run(phones, id, { ...how, onStart: (started) => (execution = { cancel: () => started.cancel() }) });
	let isOver = false;
	const over = (): void => void (isOver = true);
	running.then(over, over);
	while (rungTotal() < after && !isOver) await setImmediate();
	row().freeze();
	execution.cancel();
	await running;
	// The requests that were in progress end by themselves.
	for (let turn = 0; turn < 200; turn++) await setImmediate();
	row().thaw();
};

const rungTotal = (): number => Object.values(sandbox.rung()).reduce((sum, times) => sum + times, 0);

const retry = async (phones: string[], id: string, how: Partial<NodeRun> = {}): Promise<NodeRunResult> => await run(phones, id, { mode: 'retry', ...how });

const once = (phones: string[], times = 1) => Object.fromEntries(phones.map((phone) => [phone, times]));

const rungBut = (rung: Record<string, number>, but: string[]) => Object.fromEntries(Object.entries(rung).filter(([phone]) => !but.includes(phone)));

const inDoubt = ({ errorItems }: NodeRunResult): string[] => jsonOf(errorItems).map(({ phone }) => String(phone));

const lostResults = ({ items }: NodeRunResult): string[] => jsonOf(items).flatMap(({ resultNote, to }) => (resultNote === undefined ? [] : [String(to)]));

/** How many are noted as begun, and not as answered. */
const openIn = (notes: Iterable<string>): number => {
	const all = [...notes];
	const answered = new Set(all.filter((note) => note.startsWith('answered ')).map((note) => note.replace('answered ', '')));
	return all.filter((note) => note.startsWith('born ') && !answered.has(note)).length;
};

/** The note of somebody whose turn comes, and that of a claim of a campaign. */
const BEGUN = /^born /;
const CLAIM = /^[\w-]{22}$/;
const BEGUN_CLAIM = /^begun /;
/** Of calls that were placed, so many may still be noted as begun. */
const NOT_REMOVED = 50;
const count = (notes: Iterable<string>, kind: RegExp): number => [...notes].filter((note) => kind.test(note)).length;

/** Skipped people of whom it is not known whether they were called. */
const begunIn = ({ items }: NodeRunResult): string[] =>
	jsonOf(items).flatMap(({ to, skipped }) => (String(Object(skipped).message).includes('it is not known whether it was placed') ? [String(to)] : []));

const errorsOf = (result: NodeRunResult): unknown[] => jsonOf(result.errorItems).map(({ error }) => error);

describe('A process that is lost in the middle of a list', () => {
	test(
		'is continued by the retry: nobody is called twice, nobody is missing, and few are in doubt',
		async () => {
			forbidLookUps(sandbox);
			let most = 0;
			row().onWrite = (notes) => {
				most = Math.max(most, openIn(notes));
			};
			await killed(PEOPLE, '1');
			row().onWrite = undefined;
			const before = sandbox.rung();
			const result = await retry(PEOPLE, '2');

			const [doubt, lost] = [inDoubt(result), lostResults(result)];
			console.log(`${doubt.length} of ${COUNT} in doubt, ${lost.length} placed without a result`);
			expect(result.error).toBeUndefined();
			expect(most).toBeLessThanOrEqual(MAX_OPEN);
			expect(doubt.length).toBeLessThanOrEqual(MAX_OPEN);
			expect(errorsOf(result).filter((error) => !String(error).includes('may have been placed'))).toEqual([]);
			// Who came out as placed without a result was called, and is called no more.
			expect(lost.filter((phone) => before[phone] !== 1)).toEqual([]);
			expect(lost.length).toBeGreaterThan(KILLED_AFTER - 2 * MAX_OPEN);
			expect([...jsonOf(result.items).map(({ to }) => to), ...doubt].sort()).toEqual(PEOPLE);
			expect(sandbox.rung()).toEqual({ ...rungBut(before, doubt), ...once(PEOPLE.filter((phone) => !doubt.includes(phone))), ...Object.fromEntries(doubt.flatMap((phone) => (before[phone] ? [[phone, 1]] : []))) });
		},
		MAX_TEST_MS,
	);

	test(
		'and once more, while its retry calls the rest',
		async () => {
			forbidLookUps(sandbox);
			await killed(PEOPLE, '1');
			await killed(PEOPLE, '2', { mode: 'retry', after: KILLED_AFTER + 150 });
			const before = sandbox.rung();
			const result = await retry(PEOPLE, '3');
			const doubt = inDoubt(result);
			expect(doubt.length).toBeLessThanOrEqual(2 * MAX_OPEN);
			expect(lostResults(result).filter((phone) => before[phone] !== 1)).toEqual([]);
			expect([...jsonOf(result.items).map(({ to }) => to), ...doubt].sort()).toEqual(PEOPLE);
			expect(new Set(Object.values(sandbox.rung()))).toEqual(new Set([1]));
			expect(PEOPLE.filter((phone) => sandbox.rung()[phone] === undefined && !doubt.includes(phone))).toEqual([]);
		},
		MAX_TEST_MS,
	);

	test(
		'is looked for in the list of the provider: who is found there is adopted',
		async () => {
			await killed(PEOPLE, '1');
			const before = sandbox.rung();
			const result = await retry(PEOPLE, '2');
			const adopted = jsonOf(result.items).filter((item) => item.adopted === true);
			expect(adopted.length).toBeGreaterThanOrEqual(90);
			expect(adopted.filter(({ to, callId }) => before[String(to)] !== 1 || typeof callId !== 'string')).toEqual([]);
			expect(new Set(adopted.map(({ callId }) => callId)).size).toBe(adopted.length);
			// Only who was never called is still in doubt.
			expect(inDoubt(result).filter((phone) => before[phone])).toEqual([]);
			expect(new Set(Object.values(sandbox.rung()))).toEqual(new Set([1]));
			// The list is read once, a hundred at a time, not for each.
			expect(sandbox.requests(provider).filter((request) => request.operationId === 'listPersonaCalls' || request.operationId === 'listCalls').length).toBeLessThanOrEqual(MAX_PAGES);
		},
		MAX_TEST_MS,
	);

	test(
		'holds up nobody in a node that stops at problems: the first in doubt is thrown at the end',
		async () => {
			forbidLookUps(sandbox);
			await killed(PEOPLE, '1');
			const before = sandbox.rung();
			const { error } = await retry(PEOPLE, '2', { onError: 'stopWorkflow' });
			const rung = sandbox.rung();
			const missing = PEOPLE.filter((phone) => rung[phone] === undefined);
			expect(new Set(Object.values(rung))).toEqual(new Set([1]));
			expect(missing.length).toBeLessThanOrEqual(MAX_OPEN);
			expect(Object.keys(rung).length).toBeGreaterThan(Object.keys(before).length);
			expect(error?.message).toContain('may have been placed');
			expect(error?.description).toMatch(/, 0 of 600 items not placed\.$/);
		},
		MAX_TEST_MS,
	);

	test('is no reason to go on after a problem of its own', async () => {
		forbidLookUps(sandbox);
		await killed(PEOPLE, '1');
		sandbox.addFault({ provider, operationId, to: PEOPLE[400], fault: { kind: 'status', status: 402 } });
		const { error } = await retry(PEOPLE, '2', { onError: 'stopWorkflow' });
		expect(error?.message).toContain('[item 400]');
		expect(Object.keys(sandbox.rung()).length).toBeLessThan(500);
	}, MAX_TEST_MS);
});

describe('A process that is lost in the middle of a campaign', () => {
	const campaign = (onClaims?: (ahead: number) => void): Partial<NodeRun> => {
		row().onWrite = onClaims && ((notes) => onClaims(count(notes, CLAIM) - count(notes, BEGUN)));
		return { parameters: { ...parametersOf(operation, { maxConcurrent: 10 }), campaignRules: { campaign: 'spring' } } };
	};

	test(
		'is continued by the retry: whoever comes out as called was noted as begun, and all others are called',
		async () => {
			forbidLookUps(sandbox);
			const ahead: number[] = [];
			await killed(PEOPLE, '1', campaign((claims) => ahead.push(claims)));
			const before = sandbox.rung();
			const result = await retry(PEOPLE, '2', campaign());
			const doubt = inDoubt(result);
			const skipped = jsonOf(result.items).filter(({ status }) => status === 'skipped');
			console.log(`${doubt.length} of ${COUNT} in doubt, ${skipped.length} skipped`);
			expect(Math.max(...ahead)).toBe(0);
			expect(skipped).toEqual([]);
			expect(doubt.length).toBeLessThanOrEqual(MAX_OPEN);
			expect(PEOPLE.filter((phone) => sandbox.rung()[phone] !== 1 && !doubt.includes(phone))).toEqual([]);
			expect(doubt.filter((phone) => sandbox.rung()[phone] !== before[phone])).toEqual([]);
		},
		MAX_TEST_MS,
	);

	test('says of nobody that the call is only begun where it was placed', async () => {
		await run(PEOPLE.slice(0, 150), '1', campaign());
		const result = await run(PEOPLE.slice(0, 150), '2', { ...campaign(), establishedAt: ESTABLISHED_AT + 1 });
		expect(jsonOf(result.items).filter(({ status }) => status === 'skipped')).toHaveLength(150);
		expect(begunIn(result)).toEqual([]);
		expect(count(row().notes, BEGUN_CLAIM)).toBe(0);
	});

	test('says of whom it is unknown, also in the next execution', async () => {
		forbidLookUps(sandbox);
		const [lost, refused, called] = PEOPLE;
		sandbox.addFault({ provider, operationId, to: lost, fault: { kind: 'status', status: 500, accept: true } });
		sandbox.addFault({ provider, operationId, to: refused, times: 1, fault: { kind: 'status', status: 400 } });
		await run([lost, refused, called], '1', campaign());
		const second = await run([lost, refused, called], '2', { ...campaign(), establishedAt: ESTABLISHED_AT + 1 });
		expect(begunIn(second)).toEqual([lost]);
		expect(begunIn(await run([lost, refused, called], '3', { ...campaign(), establishedAt: ESTABLISHED_AT + 2 }))).toEqual([lost]);
		expect(sandbox.rung()).toEqual({ [lost]: 1, [refused]: 1, [called]: 1 });
	});

	test(
		'is continued by a new execution: nobody is called twice, and few are left out',
		async () => {
			forbidLookUps(sandbox);
			await killed(PEOPLE, '1', campaign());
			const before = sandbox.rung();
			const result = await run(PEOPLE, '2', { ...campaign(), establishedAt: ESTABLISHED_AT + 1 });
			const leftOut = PEOPLE.filter((phone) => sandbox.rung()[phone] === undefined);
			const begun = begunIn(result);
			console.log(`${Object.keys(before).length} called before, ${leftOut.length} left out, ${begun.length} begun`);
			expect(leftOut.length).toBeLessThanOrEqual(MAX_OPEN);
			expect(leftOut.filter((phone) => !begun.includes(phone))).toEqual([]);
			expect(begun.length).toBeLessThanOrEqual(MAX_OPEN + NOT_REMOVED);
			expect(new Set(Object.values(sandbox.rung()))).toEqual(new Set([1]));
		},
		MAX_TEST_MS,
	);
});

describe('The notes of a run', () => {
	test('are there before the first request', async () => {
		const rungBefore: number[] = [];
		row().beforeWrite = async () => {
			await sleep(2000);
			rungBefore.push(rungTotal());
		};
		await run(PEOPLE.slice(0, 20), '1');
		expect(rungBefore[0]).toBe(0);
		expect(sandbox.rung()).toEqual(once(PEOPLE.slice(0, 20)));
	});

	test('say at its end that everybody was answered', async () => {
		await run(PEOPLE.slice(0, 150), '1');
		expect(openIn(row().notes)).toBe(0);
		expect(row().notes.size).toBe(3 * 150);
	});

	test('are removed for whom it has not called, so that the retry calls them, and a lost retry calls nobody again', async () => {
		forbidLookUps(sandbox);
		const phones = PEOPLE.slice(0, 300);
		sandbox.addFault({ provider, operationId, to: phones[20], times: 1, fault: { kind: 'status', status: 402 } });
		const failed = await run(phones, '1', { onError: 'stopWorkflow' });
		expect(failed.error?.message).toContain('[item 20]');
		expect(openIn(row().notes)).toBe(0);
		const stored: IRun = JSON.parse(JSON.stringify(failed.run));

		await killed(phones, '2', { retryOf: failed.run, after: 200 });
		const before = sandbox.rung();
		const again = await run(phones, '3', { retryOf: stored });
		const doubt = inDoubt(again);
		expect(doubt.length).toBeLessThanOrEqual(MAX_OPEN);
		expect(lostResults(again).filter((phone) => before[phone] !== 1)).toEqual([]);
		expect([...jsonOf(again.items).map(({ to }) => to), ...doubt].sort()).toEqual(phones);
		expect(new Set(Object.values(sandbox.rung()))).toEqual(new Set([1]));
	}, MAX_TEST_MS);

	test('of refused people are removed while it runs: they keep nobody waiting', async () => {
		const refused = PEOPLE.slice(0, 250);
		for (const to of refused) sandbox.addFault({ provider, operationId, to, fault: { kind: 'status', status: 402 } });
		const result = await run(PEOPLE, '1');
		expect(inDoubt(result)).toEqual(refused);
		expect(sandbox.rung()).toEqual(once(PEOPLE.slice(250)));
		expect(row().notes.size).toBe(3 * 350);
	}, MAX_TEST_MS);

	test('do not wait for each other where many numbers come twice', async () => {
		const twice = PEOPLE.slice(0, 250);
		const result = await run([...twice, ...twice], '1');
		expect(result.items).toHaveLength(500);
		expect(sandbox.rung()).toEqual(once(twice, 2));
	}, MAX_TEST_MS);

	test('of calls whose outcome is unknown keep nobody waiting', async () => {
		forbidLookUps(sandbox);
		const lost = PEOPLE.slice(0, 150);
		for (const to of lost) sandbox.addFault({ provider, operationId, to, fault: { kind: 'status', status: 500 } });
		const phones = PEOPLE.slice(0, 300);
		const result = await run(phones, '1');
		expect(inDoubt(result)).toEqual(lost);
		expect(sandbox.rung()).toEqual(once(phones.slice(150)));
	}, MAX_TEST_MS);

	test('that cannot be kept any more are told, and everybody is called', async () => {
		row().onWrite = () => {
			if (rungTotal() > 50) row().fails = true;
		};
		const result = await run(PEOPLE, '1');
		expect(JSON.stringify(result.hints)).toContain('database is locked');
		expect(sandbox.rung()).toEqual(once(PEOPLE));
	}, MAX_TEST_MS);

	test('that cannot be read any more: a retry without memory calls nobody of whom it does not know', async () => {
		forbidLookUps(sandbox);
		await killed(PEOPLE, '1');
		row().onWrite = () => {
			if (rungTotal() > KILLED_AFTER + 50) row().fails = true;
		};
		const result = await retry(PEOPLE, '2');
		const before = rungTotal();
		expect(JSON.stringify(result.hints)).toContain('database is locked');
		expect(inDoubt(result).length).toBeGreaterThan(MAX_OPEN);
		expect(result.items.length + result.errorItems.length).toBe(COUNT);
		expect(new Set(Object.values(sandbox.rung()))).toEqual(new Set([1]));
		expect(before).toBe(rungTotal());
	}, MAX_TEST_MS);

	test('of a person whom two runs of a lost execution have called leave one of them in doubt', async () => {
		forbidLookUps(sandbox);
		const phones = PEOPLE.slice(0, 3);
		const further = { furtherRuns: [phones.map((phone) => ({ phone, timeout: 30 }))] };
		await run(phones, '1', further);
		const { run: { data } } = await retry(phones, '2', further);
		const runs = data.resultData.runData.Node.map((each) => (each.data?.main ?? []).map((items) => items?.length ?? 0));
		// In its second run each was called again: the answer of the first says nothing of that.
		expect(runs).toEqual([[0, 3], [0, 3]]);
		expect(sandbox.rung()).toEqual(once(phones, 2));
	});

	test('does not let the second run of a retry take the call of the first', async () => {
		const phones = PEOPLE.slice(0, 3);
		await run(phones, '1');
		const { run: { data } } = await retry(phones, '2', { furtherRuns: [phones.map((phone) => ({ phone, timeout: 30 }))] });
		const runs = data.resultData.runData.Node.map((each) => (each.data?.main ?? []).map((items) => items?.length ?? 0));
		expect(runs).toEqual([[3, 0], [0, 3]]);
		expect(sandbox.rung()).toEqual(once(phones));
	});

	const calledBy = async (executionId: string, id: string): Promise<NodeRunResult> =>
		await run(PEOPLE.slice(0, 3), id, { mode: 'integrated', caller: { executionId, establishedAt: ESTABLISHED_AT } });

	test('of a person whom two sub-workflows of a lost caller have called let neither of the retry call', async () => {
		forbidLookUps(sandbox);
		await calledBy('1', '2');
		await calledBy('1', '3');
		expect(sandbox.rung()).toEqual(once(PEOPLE.slice(0, 3), 2));
		expect(inDoubt(await calledBy('4', '5'))).toHaveLength(3);
		expect(inDoubt(await calledBy('4', '6'))).toHaveLength(3);
		expect(sandbox.rung()).toEqual(once(PEOPLE.slice(0, 3), 2));
	});

	test('of a person whom one sub-workflow of a lost caller has called let the second of the retry call', async () => {
		forbidLookUps(sandbox);
		await calledBy('1', '2');
		expect(lostResults(await calledBy('3', '4'))).toHaveLength(3);
		expect(inDoubt(await calledBy('3', '5'))).toEqual([]);
		expect(sandbox.rung()).toEqual(once(PEOPLE.slice(0, 3), 2));
	});

	test('leave nobody waiting for a provider that would call back another execution', async () => {
		const waiting = { instanceUrl: 'https://calls.example.com/', parameters: { ...parametersOf(operation, { pollInterval: 1 }), waitFor: 'ended' } };
		const phones = PEOPLE.slice(0, 1);
		expect((await run(phones, '1', waiting)).run.status).toBe('waiting');
		const result = await retry(phones, '2', waiting);
		expect(result.run.status).toBe('success');
		expect(jsonOf(result.items)).toMatchObject([{ status: 'ended', to: phones[0], adopted: true }]);
		expect(sandbox.rung()).toEqual(once(phones));
	});
});
