import { DateTime, Duration } from 'luxon';
import { z } from 'zod';

import { canonicalNumber } from '../sandbox/phoneNumber';
import type { DataTableRow, N8nClient } from './n8nClient';

/** The nodes of examples/campaign-table.json that the week needs. */
const FILL = 'Add the sample';
const LAST_OF_FIRST_SETTINGS = 'First settings';
const TURN = 'Every 5 minutes';
const SUMMARY = 'Where it stands';

/** A Monday, when it is still Sunday in Hawaii and nobody may be called anywhere. */
const BEGIN = DateTime.fromISO('2026-03-02T06:00:00Z', { zone: 'utc' });
const WEEK = Duration.fromObject({ days: 7 });
const MAX_TURNS = 200;
/** On a busy machine. */
const TURN_TIMEOUT_MS = 600_000;
const ROWS_AT_ONCE = 500;

const summarySchema = z
	.object({ rows: z.number(), due: z.number(), dueNow: z.number(), done: z.number(), skipped: z.number(), held: z.number(), fix: z.number(), attempts: z.number() })
	.extend({ percentDone: z.number(), finished: z.boolean(), nextCallAt: z.string().nullable(), reasons: z.string() })
	.passthrough();

const personSchema = z.object({
	name: z.string(),
	phone: z.string(),
	to: z.string().nullable(),
	numberCountry: z.string().nullable(),
	status: z.string(),
	reason: z.string().nullable(),
	attempts: z.number(),
	attemptHistory: z.string().nullable(),
	lastOutcome: z.string().nullable(),
	timeZones: z.string().nullable(),
	doNotCall: z.boolean(),
});

/** What the campaign says of itself after a turn. */
export type WeekSummary = z.infer<typeof summarySchema>;

/** A person's row at the end, with how often the sandbox rang the number during the week. */
export type WeekPerson = z.infer<typeof personSchema> & { rung: number };

/** One turn of the schedule. */
export interface WeekTurn {
	/** The moment that the turn took for now. */
	now: DateTime;
	/** Calls placed in it. */
	calls: number;
	summary: WeekSummary;
}

/** All that is known of a week at its end. */
export interface Week {
	turns: WeekTurn[];
	people: WeekPerson[];
	log: DataTableRow[];
	/** Calls to one person, in all and in any 24 hours. */
	maxAttempts: number;
	maxPerDay: number;
	/** Numbers of the do-not-call table. */
	doNotCall: string[];
	/** How often each number was rung during the week. */
	rung: Map<string, number>;
}

export interface WeekOptions {
	client: N8nClient;
	/** examples/campaign-table.json as it is stored in n8n. */
	workflowId: string;
	/** What the names of its tables begin with. */
	tables?: string;
	/** How often the sandbox has rung each number so far. */
	rung(): Promise<Record<string, number>>;
	/** Added to the table, with its columns, before the sample. */
	people?: DataTableRow[];
	/** The least time between two turns. While people wait for the next one, it is five minutes. */
	minutesBetweenTurns: number;
	/** Called after each turn. */
	report?(turn: WeekTurn): void;
}

/**
 * Runs the campaign that lives in data tables through a week, on a clock that the column `now` of its settings sets: turn
 * after turn, until nobody is left to be called.
 *
 * @throws when an execution does not succeed, or the campaign has not come to its end
 */
export async function runCampaignWeek({ client, workflowId, tables = 'campaign', rung, people: added = [], minutesBetweenTurns, report }: WeekOptions): Promise<Week> {
	const set = async (values: DataTableRow): Promise<void> => await client.updateRows(`${tables}_settings`, ['paused', false], values);
	const succeed = async (executionId: string) => {
		const run = await client.finished(executionId, TURN_TIMEOUT_MS);
		if (run.status !== 'success') throw new Error(`The campaign ended with status ${run.status}: ${run.error ?? 'no reason given'}`);
		return run;
	};
	// The clock is set before the list is prepared.
	await succeed(await client.startFrom(workflowId, FILL, LAST_OF_FIRST_SETTINGS));
	await set({ now: BEGIN.toISO(), sandbox: true, rehearsalNumber: '' });
	for (let from = 0; from < added.length; from += ROWS_AT_ONCE) await client.insertRows(`${tables}_people`, added.slice(from, from + ROWS_AT_ONCE));
	await succeed(await client.startFrom(workflowId, FILL));

	const before = await rung();
	const turns: WeekTurn[] = [];
	let now = BEGIN;
	let calls = 0;
	while (!turns.at(-1)?.summary.finished) {
		if (turns.length >= MAX_TURNS || now > BEGIN.plus(WEEK)) throw new Error(`The campaign has not ended after ${turns.length} turns, at ${now.toISO()}`);
		await set({ now: now.toISO() });
		const run = await succeed(await client.startFrom(workflowId, TURN));
		const summary = summarySchema.parse(run.outputs(SUMMARY)[0]?.[0]);
		const turn = { now, calls: summary.attempts - calls, summary };
		calls = summary.attempts;
		turns.push(turn);
		report?.(turn);
		const next = summary.nextCallAt === null ? now : DateTime.fromISO(summary.nextCallAt, { zone: 'utc' });
		now = summary.dueNow > 0 ? now.plus({ minutes: 5 }) : DateTime.max(now.plus({ minutes: minutesBetweenTurns }), next);
	}

	const after = await rung();
	const rungInWeek = new Map<string, number>();
	for (const [number, times] of Object.entries(after)) {
		if (times > (before[number] ?? 0)) rungInWeek.set(number, times - (before[number] ?? 0));
	}
	const people = z.array(personSchema).parse(await client.rows(`${tables}_people`));
	const limits = z.object({ maxAttempts: z.number(), maxPerDay: z.number() }).parse((await client.rows(`${tables}_settings`))[0]);
	return {
		turns,
		people: people.map((person) => ({ ...person, rung: person.attempts > 0 && person.to ? (rungInWeek.get(canonicalNumber(person.to)) ?? 0) : 0 })),
		log: await client.rows(`${tables}_log`),
		...limits,
		doNotCall: z.array(z.object({ phone: z.string() })).parse(await client.rows(`${tables}_do_not_call`)).map(({ phone }) => phone),
		rung: rungInWeek,
	};
}
