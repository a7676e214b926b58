import type { DataTableRow as Row, FinishedRun, Workflow } from '../../host/n8nClient';
import { atAnyHour, storeCampaign } from './campaignTable';
import type { Connection } from './connection';

/** The triggers of the example. */
export const [FILL, TURN] = ['Add the sample', 'Every 5 minutes'];
/** How many are called at a time. */
export const GROUP = 5;
/** For a turn to come so far, on a busy machine. */
export const TURN_WITHIN_MS = 60_000;

interface List {
	/** Also what the names of its tables begin with. */
	name: string;
	phones: string[];
	/** Changes the workflow, as text. */
	change?: (text: string) => string;
}

export interface BegunCampaign {
	workflow: Workflow;
	turn(): Promise<FinishedRun>;
	/** Starts a turn and gives its end. */
	start(): Promise<() => Promise<FinishedRun>>;
	people(): Promise<Row[]>;
	person(phone: string): Promise<Row | undefined>;
	rows(table: string): Promise<Row[]>;
	set(phone: string, values: Row): Promise<void>;
	settings(values: Row): Promise<void>;
}

/** A campaign with tables of its own, whose list is in it and whose calls are real. */
export async function begin({ client }: Connection, { name, phones, change = (text) => text }: List): Promise<BegunCampaign> {
	const listed = phones.map((phone, index) => ({ name: `Person ${index}`, phone }));
	const workflow = await storeCampaign(client, { name, people: listed, change: (text) => change(atAnyHour(text)) });
	const finished = async (executionId: string) => {
		const run = await client.finished(executionId);
		expect({ status: run.status, error: run.error }).toEqual({ status: 'success', error: undefined });
		return run;
	};
	await finished(await client.startFrom(workflow.id, FILL));
	const table = (part: string) => `${name}_${part}`;
	const people = async () => await client.rows(table('people'));
	const start = async () => {
		const executionId = await client.startFrom(workflow.id, TURN);
		return async () => await finished(executionId);
	};
	const settings = async (values: Row) => await client.updateRows(table('settings'), ['campaign', 'spring'], values);
	await settings({ rehearsalNumber: '' });
	return {
		workflow,
		turn: async () => await (await start())(),
		start,
		people,
		person: async (phone) => (await people()).find((row) => row.phone === phone),
		rows: async (part) => await client.rows(table(part)),
		set: async (phone, values) => await client.updateRows(table('people'), ['phone', phone], values),
		settings,
	};
}

/** Numbers that ring normally; `series` keeps those of one test apart from those of another. */
export const numbers = (series: number, count: number): string[] => Array.from({ length: count }, (_, index) => `+1312555${2000 + series * 100 + index}`);

/** What has been rung if each was called once. */
export const once = (phones: string[]): Record<string, number> => Object.fromEntries(phones.map((phone) => [phone, 1]));

/** What a turn says of the campaign. */
export const summaryOf = (run: FinishedRun): Row | undefined => run.outputs('Where it stands')[0]?.[0];
