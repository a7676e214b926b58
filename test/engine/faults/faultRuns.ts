import type { INode } from 'n8n-workflow';
import type { FaultCase } from './faultCases';

/** One run of a node. */
export interface FaultRun {
	name: string;
	onError: NonNullable<INode['onError']>;
	/** Of Retry On Fail; 1 without it. */
	tries: number;
	/** What befalls each item; undefined where nothing goes wrong. */
	faults: Array<FaultCase | undefined>;
}

/** Faults that an operation may meet, and how far its runs go. */
export interface Scope {
	faultCases: FaultCase[];
	/** Whether an item ends as a problem by it: the node stops then, or Retry On Fail may start it again. */
	isProblem(faultCase: FaultCase): boolean;
	/** Items of a run that is about one fault; odd. */
	items: number;
	/** Of Retry On Fail, where it is on. */
	maxTries: number;
	/** Each fault stops the node at one position, the next fault at another, instead of each at all of them. */
	positionsInTurn?: boolean;
}

export const GOING_ON = ['continueRegularOutput', 'continueErrorOutput'] as const;

/** Of so many operations of one kind that follow each other, each fault stops one. */
export const TURNS = 6;

/** Every so many operations of a kind, Retry On Fail is on where all faults befall one run. */
const RESTARTED = 3;

/** Faults between two items for which nothing goes wrong, where all befall one run. */
const BETWEEN = 3;

/** The first, the middle and the last item. */
function positionsOf({ items }: Pick<Scope, 'items'>): number[] {
	return [0, (items - 1) / 2, items - 1];
}

/**
 * All that may make a difference: each fault stops the node at the first, the middle and the last item, with and without
 * Retry On Fail, and befalls the first item where the node goes on, so that all items are tried again; and where it goes
 * on, all faults befall one run, with and without Retry On Fail, in both ways to go on.
 */
export function everyRun(scope: Scope): FaultRun[] {
	const { faultCases, isProblem, maxTries, positionsInTurn = false } = scope;
	const positions = positionsOf(scope);
	return [
		// The longest first, so that the others run while it waits.
		...GOING_ON.flatMap((onError, way) => [1, maxTries].map((tries, index) => together(scope, { onError, tries, first: 2 * way + index }))),
		...faultCases.flatMap((faultCase, index) => {
			const triesOf = isProblem(faultCase) ? [1, maxTries] : [maxTries];
			const stops = triesOf.flatMap((tries) =>
				(positionsInTurn ? [positions[index % positions.length]] : positions).map((position) => stopping(scope, faultCase, { tries, position })),
			);
			if (positionsInTurn || !isProblem(faultCase)) return stops;
			return [...stops, alone(scope, faultCase, { onError: GOING_ON[index % GOING_ON.length], tries: maxTries, position: 0 })];
		}),
	];
}

/** A part of it in turn, for operations of a kind of which another one goes through every run. Each meets every fault. */
export function runsInTurn(scope: Scope, turn: number): FaultRun[] {
	const positions = positionsOf(scope);
	const problems = scope.faultCases.filter(scope.isProblem);
	return [
		together(scope, { onError: GOING_ON[turn % GOING_ON.length], tries: turn % RESTARTED === 0 ? scope.maxTries : 1, first: turn }),
		...problems
			.map((faultCase, index) => stopping(scope, faultCase, { tries: scope.maxTries, position: positions[(index + turn) % positions.length] }))
			.filter((_run, index) => index % TURNS === turn % TURNS),
	];
}

function stopping(scope: Scope, faultCase: FaultCase, { tries, position }: { tries: number; position: number }): FaultRun {
	return alone(scope, faultCase, { onError: 'stopWorkflow', tries, position });
}

function alone({ items }: Scope, faultCase: FaultCase, { onError, tries, position }: { position: number } & Omit<FaultRun, 'name' | 'faults'>): FaultRun {
	return {
		name: `${onError}, ${inWords(tries)}, item ${position}`,
		onError,
		tries,
		faults: Array.from({ length: items }, (_, row) => (row === position ? faultCase : undefined)),
	};
}

/** The first item is a problem, where there is one, so that Retry On Fail starts the node again. */
function together({ faultCases, isProblem }: Scope, { onError, tries, first }: { first: number } & Omit<FaultRun, 'name' | 'faults'>): FaultRun {
	const problems = faultCases.filter(isProblem);
	const start = Math.max(0, faultCases.indexOf(problems[first % problems.length]));
	const inOrder = [...faultCases.slice(start), ...faultCases.slice(0, start)];
	return {
		name: `all at once, ${onError}, ${inWords(tries)}`,
		onError,
		tries,
		faults: inOrder.flatMap((faultCase, index) => (index % BETWEEN === BETWEEN - 1 ? [faultCase, undefined] : [faultCase])),
	};
}

function inWords(tries: number): string {
	return tries === 1 ? 'no retry' : `${tries} tries`;
}
