import { mkdirSync, realpathSync } from 'node:fs';
import { join, relative } from 'node:path';

import { CAMPAIGN_FILE } from './examples';
import { formatTable } from './formatTable';
import { projectFolder } from './projectFolder';
import { campaignDifferences, runCampaign } from './runCampaign';
import { type Playground, startPlayground } from './startPlayground';
import type { InstalledHost } from './startN8n';
import { temporaryHome } from './temporaryHome';

const EDITOR_PORT = 5678;
const LOG_LINES_SHOWN = 30;
/** Credentials stored in a kept home hold the sandbox's addresses, so these must not change from start to start. */
const SANDBOX_PORTS = { kejue: 4010, zudu: 4011, elemente: 4012, levers: 4013 };

const USAGE = `npm start             a real n8n to try the nodes in, with a sandbox in the providers' place
npm start -- --run    runs the example campaign in it without an editor, and compares what comes out`;

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
			return await runAndCompare(playground);
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

async function runAndCompare(playground: Playground): Promise<number> {
	console.log('Running the example campaign (usually 10 to 20 seconds) ...\n');
	const rows = await runCampaign(playground).catch((error: unknown) => {
		console.error(`n8n wrote:\n${lastLines(playground)}\n`);
		throw error;
	});
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
	if (differences.length === 0) {
		console.log(`\nAll ${rows.length} lines are as they should be.`);
		return 0;
	}
	console.error(`\n${differences.length} differences from examples/campaign.expected.json:\n${differences.map((line) => `- ${line}`).join('\n')}`);
	return 1;
}

function keptHome(): string {
	const home = join(projectFolder, '.cache', 'home');
	mkdirSync(home, { recursive: true });
	return realpathSync(home);
}

function welcome({ n8n, owner, workflows, sandbox }: Playground): string {
	const campaign = workflows.get(CAMPAIGN_FILE);
	return `
n8n is ready, with this package installed and a sandbox in the providers' place: nobody's phone rings.

  Address   ${n8n.baseUrl}
  E-mail    ${owner.email}
  Password  ${owner.password}

What to try
  - The whole campaign, 12 people over four providers: ${n8n.baseUrl}/workflow/${campaign?.id ?? ''}
    Press "Execute workflow" and open the last node.
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
