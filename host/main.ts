import { mkdirSync, realpathSync } from 'node:fs';
import { join, relative } from 'node:path';

import { type Week, runCampaignWeek, type WeekTurn } from './campaignWeek';
import { CAMPAIGN_FILE, CAMPAIGN_TABLE_FILE } from './examples';
import { formatTable } from './formatTable';
import { projectFolder } from './projectFolder';
import { campaignDifferences, runCampaign } from './runCampaign';
import { type Playground, startPlayground } from './startPlayground';
import type { InstalledHost } from './startN8n';
import { temporaryHome } from './temporaryHome';
import { weekProblems } from './weekProblems';

const EDITOR_PORT = 5678;
const LOG_LINES_SHOWN = 30;
/** Credentials stored in a kept home hold the sandbox's addresses, so these must not change from start to start. */
const SANDBOX_PORTS = { kejue: 4010, zudu: 4011, elemente: 4012, levers: 4013 };

const USAGE = `npm start             a real n8n to try the nodes in, with a sandbox in the providers' place
npm start -- --run    runs the example campaign in it without an editor, and compares what comes out;
                      then a week of the campaign that lives in tables, on a clock of its own`;

export interface MainOptions {
	/** What follows `npm start --`. */
	parameters: string[];
	/** Resolves when everything is to end. */
	ending: Promise<void>;
	/** Called once all is running; from then on `ending` is heeded here. */
	whenReady(): void;
}

/**
 * The part of `npm start` that comes after the installation.
 *
 * @returns the exit code
 */
export async function main(host: InstalledHost, { parameters, ending, whenReady }: MainOptions): Promise<number> {
	const unknown = parameters.filter((parameter) => parameter !== '--run');
	if (unknown.length > 0) {
		console.error(`Unknown: ${unknown.join(' ')}\n\n${USAGE}`);
		return 2;
	}
	const report = (what: string): void => console.log(`${what} ...`);

	if (parameters.includes('--run')) {
		const playground = await startPlayground({ host, home: temporaryHome(), report });
		try {
			const counts = [await runAndCompare(playground), await runWeek(playground)];
			const passed = counts.reduce((sum, count) => sum + count.passed, 0);
			const failed = counts.reduce((sum, count) => sum + count.failed, 0);
			console.log(`\n${passed} passed, ${failed} failed`);
			return failed === 0 ? 0 : 1;
		} finally {
			await playground.stop();
		}
	}

	const playground = await startPlayground({
		host,
		home: keptHome(),
		sandbox: { ports: SANDBOX_PORTS },
		preferredPort: EDITOR_PORT,
		report,
	});
	whenReady();
	console.log(welcome(playground));
	const endedByItself = await Promise.race([ending.then(() => false), playground.n8n.ended.then(() => true)]);
	if (endedByItself) console.error(`n8n ended by itself. It wrote:\n${lastLines(playground)}`);
	else console.log('\nEnding n8n and the sandbox ...');
	await playground.stop();
	return endedByItself ? 1 : 0;
}

interface Counts {
	passed: number;
	failed: number;
}

/** Counts lines of the contact sheet. */
async function runAndCompare(playground: Playground): Promise<Counts> {
	console.log('Running the example campaign (usually 10 to 20 seconds) ...\n');
	const rows = await orWithLog(playground, runCampaign(playground));
	console.log(
		formatTable(rows, {
			person: 'person',
			provider: 'provider',
			callId: 'call id',
			status: 'status',
			outcome: 'outcome',
			timesRung: 'rung',
			problem: 'why no call was placed',
		}),
	);

	const differences = campaignDifferences(rows);
	if (differences.length === 0) console.log(`\nAll ${rows.length} lines are as they should be.`);
	else console.error(`\n${differences.length} differences from examples/campaign.expected.json:\n${asList(differences)}`);
	return { passed: Math.max(0, rows.length - differences.length), failed: differences.length };
}

/** Counts people. */
async function runWeek(playground: Playground): Promise<Counts> {
	const { client, sandbox, workflows } = playground;
	const workflowId = workflows.get(CAMPAIGN_TABLE_FILE)?.id ?? '';
	console.log('\nRunning a week of the campaign that lives in tables, on a clock of its own (usually a minute) ...\n');
	const rung = async () => await Promise.resolve(sandbox.rung());
	const week = await orWithLog(playground, runCampaignWeek({ client, workflowId, rung, minutesBetweenTurns: 30, report: reportTurn }));
	console.log(weekTables(week));
	const problems = weekProblems(week);
	if (problems.length === 0) console.log(`\nAll ${week.people.length} people are accounted for, and nobody was called twice for one attempt.`);
	else console.error(`\n${problems.length} problems:\n${asList(problems)}`);
	return { passed: Math.max(0, week.people.length - problems.length), failed: problems.length };
}

function reportTurn({ now, calls, summary }: WeekTurn): void {
	console.log(`${now.toFormat('ccc dd LLL HH:mm')} UTC  ${String(calls).padStart(2)} calls, ${summary.due} to be called later, ${summary.percentDone} % done`);
}

function weekTables({ people, turns }: Week): string {
	const columns = { name: 'person', timeZones: 'time zones', attempts: 'attempts', rung: 'rung', lastOutcome: 'last outcome', status: 'status', reason: 'reason' };
	const outcomes = new Map<string, number>();
	for (const { lastOutcome, status, reason } of people) {
		const what = lastOutcome ?? `${status}: ${reason ?? ''}`;
		outcomes.set(what, (outcomes.get(what) ?? 0) + 1);
	}
	const counted = [...outcomes].map(([what, count]) => ({ what, count })).sort((one, other) => other.count - one.count);
	const calls = turns.reduce((sum, turn) => sum + turn.calls, 0);
	return `\n${formatTable(people, columns)}\n\n${formatTable(counted, { what: 'last outcome, or why nobody called', count: 'people' })}\n\n${calls} calls in ${turns.length} turns.`;
}

async function orWithLog<Result>(playground: Playground, running: Promise<Result>): Promise<Result> {
	return await running.catch((error: unknown) => {
		console.error(`n8n wrote:\n${lastLines(playground)}\n`);
		throw error;
	});
}

const asList = (lines: string[]): string => lines.map((line) => `- ${line}`).join('\n');

function keptHome(): string {
	const home = join(projectFolder, '.cache', 'home');
	mkdirSync(home, { recursive: true });
	return realpathSync(home);
}

function welcome({ n8n, owner, workflows, sandbox }: Playground): string {
	const at = (fileName: string): string => `${n8n.baseUrl}/workflow/${workflows.get(fileName)?.id ?? ''}`;
	return `
n8n is ready, with this package installed and a sandbox in the providers' place: nobody's phone rings.

  Address   ${n8n.baseUrl}
  E-mail    ${owner.email}
  Password  ${owner.password}

What to try
  - The whole campaign, 12 people over four providers: ${at(CAMPAIGN_FILE)}
    Press "Execute workflow" and open the last node.
  - A campaign of several days, 60 people in a table: ${at(CAMPAIGN_TABLE_FILE)}
    Execute "Add the sample" (60 invented people) or "Upload a CSV" (yours), and read on in the notes on the canvas.
  - One first call for each provider: the workflows named "First call with ...".
  - Your own workflow: search the node panel for Kejue, Zudu, Elemente or Levers.
  - What the providers received: ${new URL(`/_sandbox/requests?token=${sandbox.controlToken}`, sandbox.providers.kejue.baseUrl).href}
  - Real calls: change the base URL and the key of a credential to your own. Then phones do ring.

Your work and the password are kept in ${relative(process.cwd(), join(projectFolder, '.cache', 'home'))}; delete that folder to begin anew.
Ctrl-C ends n8n and the sandbox.
`;
}

function lastLines({ n8n }: Playground): string {
	return n8n.log().split('\n').slice(-LOG_LINES_SHOWN).join('\n');
}
