// `npm run bench`: what placing calls costs, beside n8n's own HTTP Request node and bare loops. Options: `npm run bench -- --help`.
// Plain JavaScript, as nothing may be installed yet.
import { createRequire } from 'node:module';
import { installHost } from '../host/installHost.mjs';
import { installProject } from '../host/installProject.mjs';

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));

try {
	await installProject();
	const host = await installHost();
	const require = createRequire(import.meta.url);
	// Not tsx's tsImport: esbuild does not find its program when loaded by that.
	require('tsx/cjs');
	const { main } = require('./main.ts');
	process.exitCode = await main(host, process.argv.slice(2));
} catch (error) {
	// Errors of our own say all there is to say; anything else is a defect, and its place helps to find it.
	console.error(`\n${error.name === 'Error' ? error.message : error.stack}`);
	process.exitCode = 1;
}
