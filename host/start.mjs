// `npm start`: from a fresh clone to a real n8n with this package in it. Plain JavaScript, as nothing is installed yet.
import { askedToEnd, ENDED_EARLY } from './askedToEnd.mjs';
import { installHost } from './installHost.mjs';
import { installProject } from './installProject.mjs';

const ending = askedToEnd();
let isReady = false;
// Until everything runs there is nothing to end in order: what was started is killed as this process exits.
void ending.then(() => isReady || process.exit(ENDED_EARLY));

try {
	await installProject();
	const host = await installHost();
	const { tsImport } = await import('tsx/esm/api');
	const { main } = await tsImport('./main.ts', import.meta.url);
	process.exitCode = await main(host, { parameters: process.argv.slice(2), ending, whenReady: () => (isReady = true) });
} catch (error) {
	// Errors of our own say all there is to say; anything else is a defect, and its place helps to find it.
	console.error(`\n${error.name === 'Error' ? error.message : error.stack}`);
	process.exitCode = 1;
}
