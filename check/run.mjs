// `npm run check -- kejue`: asks the real provider with your own key, and compares its answers with what we know. Options:
// `npm run check -- --help`. Plain JavaScript, as nothing may be installed yet.
import { createRequire } from 'node:module';
import { installProject } from '../host/installProject.mjs';

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));

try {
	await installProject();
	const require = createRequire(import.meta.url);
	require('tsx/cjs');
	const { main } = require('./main.ts');
	process.exitCode = await main(process.argv.slice(2), process.env);
} catch (error) {
	// Errors of our own say all there is to say; anything else is a defect, and its place helps to find it.
	console.error(`\n${error.name === 'Error' ? error.message : error.stack}`);
	process.exitCode = 1;
}
