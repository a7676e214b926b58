import { setImmediate as turn } from 'node:timers/promises';
import { Gate } from '../../nodes/shared/core/sending/gate';

/** Tasks that end when they are told to. */
class Tasks {
	readonly started: number[] = [];

	private readonly endings = new Map<number, { resolve: () => void; reject: (error: Error) => void }>();

	task(index: number): () => Promise<number> {
		return async () => {
			this.started.push(index);
			await new Promise<void>((resolve, reject) => this.endings.set(index, { resolve, reject }));
			this.endings.delete(index);
			return index;
		};
	}

	get running(): number {
		return this.endings.size;
	}

	async end(index: number, error?: Error): Promise<void> {
		if (error) this.endings.get(index)?.reject(error);
		else this.endings.get(index)?.resolve();
		await turn();
	}
}

function start(gate: Gate, count: number, from = 0): { tasks: Tasks; results: Array<Promise<number>> } {
	const tasks = new Tasks();
	const results = Array.from({ length: count }, async (_, index) => await gate.pass(tasks.task(from + index)));
	return { tasks, results };
}

test('lets in as many as the limit, then one for each that ends, in order', async () => {
	const { tasks, results } = start(new Gate(2), 5);
	await turn();
	expect(tasks.started).toEqual([0, 1]);
	await tasks.end(1);
	expect(tasks.started).toEqual([0, 1, 2]);
	await tasks.end(0);
	expect(tasks.started).toEqual([0, 1, 2, 3]);
	await tasks.end(2);
	await tasks.end(3);
	await tasks.end(4);
	expect(await Promise.all(results)).toEqual([0, 1, 2, 3, 4]);
});

test('a task that fails makes room like any other, and its error comes out', async () => {
	const { tasks, results } = start(new Gate(1), 2);
	const [first, second] = results;
	const failure = first.catch((error: unknown) => error);
	await turn();
	await tasks.end(0, new Error('no'));
	expect(await failure).toEqual(new Error('no'));
	expect(tasks.started).toEqual([0, 1]);
	await tasks.end(1);
	expect(await second).toBe(1);
});

test('halved while full, it lets nobody in until it is below the new limit', async () => {
	const gate = new Gate(4);
	const { tasks } = start(gate, 8);
	await turn();
	gate.narrow(Date.now());
	await tasks.end(0);
	await tasks.end(1);
	expect(tasks.running).toBe(2);
	expect(tasks.started).toEqual([0, 1, 2, 3]);
	await tasks.end(2);
	expect(tasks.running).toBe(2);
	expect(tasks.started).toEqual([0, 1, 2, 3, 4]);
});

describe('halving', () => {
	const limitOf = async (gate: Gate): Promise<number> => {
		const { tasks } = start(gate, 100);
		await turn();
		return tasks.running;
	};

	beforeEach(() => {
		jest.useFakeTimers({ now: 1000, doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
	});

	afterEach(() => {
		jest.useRealTimers();
	});

	test.each([
		{ limit: 8, halved: 4 },
		{ limit: 5, halved: 2 },
		{ limit: 1, halved: 1 },
	])('$limit becomes $halved', async ({ limit, halved }) => {
		const gate = new Gate(limit);
		gate.narrow(1000);
		expect(await limitOf(gate)).toBe(halved);
	});

	test('a burst counts once: tasks that started before the last halving tell nothing new', async () => {
		const gate = new Gate(16);
		jest.setSystemTime(2000);
		for (const startedAt of [1000, 1500, 1999]) gate.narrow(startedAt);
		expect(await limitOf(gate)).toBe(8);
	});

	test('a task that started after it counts again', async () => {
		const gate = new Gate(16);
		jest.setSystemTime(2000);
		gate.narrow(1000);
		jest.setSystemTime(3000);
		gate.narrow(2500);
		expect(await limitOf(gate)).toBe(4);
	});
});
