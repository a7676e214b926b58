/** The measuring process: runs every case in turn and reports what each cost. `startMeasuring` starts it. */
import 'reflect-metadata';
import { version as n8nCore } from 'n8n-core/package.json';
import { z } from 'zod';
import { SUBJECTS, type Case, type HeldMemory, type Measurement, type Plan, type Report, type Subject } from './measurement';
import { observe, observeHeld } from './observe';
import { people } from './people';
import { loadSubjects, type Job } from './loadSubjects';
import { control } from './control';

/** Enough for the compiler to have optimised what runs per item. */
const WARM_UP_ITEMS = 1000;
const OURS: Subject[] = ['kejue', 'checkOnly'];
/** HTTP Request opens a connection for every item at once, which a busy machine does not always stand. */
const MAX_TRIES = 3;

const rungBook = z.record(z.string(), z.number());

process.once('message', (plan: Plan) => {
	measure(plan).then(
		// An end by exit, not by signal: only then does Node write a profile.
		(report) => process.send?.(report, () => process.exit()),
		(error: unknown) => {
			console.error(error);
			process.exit(1);
		},
	);
});

async function measure(plan: Plan): Promise<Report> {
	const { run, httpRequestVersion } = await loadSubjects(plan);
	let failedRuns = 0;
	/** Runs one case under the eyes of `watch`, and again when it breaks off. */
	const watched = async <Result>(one: Case, watch: (task: () => Promise<void>) => Promise<Result>): Promise<Result> => {
		const sandbox = plan.sandboxes.find(({ latencyMs }) => latencyMs === one.latencyMs);
		if (!sandbox) throw new Error(`No sandbox answers after ${one.latencyMs} ms`);
		for (let tries = 1; ; tries++) {
			const job = { people: people(one.items), limit: one.limit, sandbox };
			await control(sandbox, 'POST', 'clear');
			try {
				const result = await watch(async () => {
					const answers = await run[one.subject](job);
					if (answers.length !== one.items) throw new Error(`${answers.length} answers`);
				});
				await assertEachRung(job, one.subject === 'checkOnly' ? 0 : 1);
				return result;
			} catch (error) {
				// A run of ours that breaks off is a finding.
				if (OURS.includes(one.subject) || tries === MAX_TRIES) throw error;
				failedRuns++;
				console.log(`${nameOf(one)} did not finish (${error instanceof Error ? error.message : String(error)})`);
			}
		}
	};

	const [{ latencyMs }] = plan.sandboxes;
	for (const one of casesOf(plan, { items: WARM_UP_ITEMS, latencyMs })) await watched(one, observe);

	const measurements: Measurement[] = [];
	for (let round = 1; round <= plan.rounds; round++) {
		const cases = plan.sandboxes.flatMap((sandbox) => plan.itemCounts.flatMap((items) => casesOf(plan, { items, latencyMs: sandbox.latencyMs })));
		// Every other round runs backwards, so that nothing is always measured after the same neighbour.
		for (const one of round % 2 === 0 ? cases.reverse() : cases) {
			const measurement = { ...one, ...(await watched(one, observe)), round };
			measurements.push(measurement);
			console.log(progress(measurement, plan.rounds));
		}
	}

	const held: HeldMemory[] = [];
	for (const one of plan.itemCounts.flatMap((items) => casesOf(plan, { items, latencyMs }))) {
		const heldMb = await watched(one, observeHeld);
		held.push({ ...one, heldMb });
		console.log(`memory held  ${nameOf(one).padEnd(36)} +${heldMb.toFixed(0)} MB`);
	}
	return { node: process.version, n8nCore, httpRequestVersion, failedRuns, measurements, held };
}

/** What is compared with each other stands side by side, so that a busy machine slows down both. */
function casesOf({ limits, subjects }: Plan, where: Pick<Case, 'items' | 'latencyMs'>): Case[] {
	const limitsOf: Record<Subject, Array<number | null>> = {
		kejue: limits,
		helperLoop: limits,
		checkOnly: [null],
		httpRequest: [null],
		axios: [Math.max(...limits)],
	};
	const wanted = [...limits, null].flatMap((limit) => SUBJECTS.map((subject) => ({ ...where, subject, limit })));
	return wanted.filter(({ subject, limit }) => subjects.includes(subject) && limitsOf[subject].includes(limit));
}

/** Figures of a run whose calls did not all arrive, or arrived twice, would mean nothing. */
async function assertEachRung({ people: called, sandbox }: Job, times: 0 | 1): Promise<void> {
	const rung = rungBook.parse(JSON.parse(await control(sandbox, 'GET', 'rung')));
	const wrong = called.filter(({ phone }) => (rung[phone] ?? 0) !== times);
	if (wrong.length > 0 || Object.keys(rung).length !== times * called.length) {
		throw new Error(`${wrong.length} of ${called.length} people were not rung exactly ${times} times, ${Object.keys(rung).length} numbers were rung`);
	}
}

function nameOf({ latencyMs, items, subject, limit }: Case): string {
	return `${latencyMs} ms  ${items} items  ${subject}${limit === null ? '' : ` at ${limit}`}`;
}

function progress(measurement: Measurement, rounds: number): string {
	const { round, wallMs, cpuMs, heapMb, rssMb } = measurement;
	const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;
	return `round ${round}/${rounds}  ${nameOf(measurement).padEnd(36)} ${seconds(wallMs)} wall, ${seconds(cpuMs)} CPU, +${heapMb.toFixed(0)} MB heap, +${rssMb.toFixed(0)} MB resident`;
}
