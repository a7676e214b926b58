// npm run test:guards: takes the rules of guards.ts out of the sources, one at a time, and expects the named test of each to
// fail. Arguments are parts of titles.
import { askedToEnd, ENDED_EARLY } from '../../host/askedToEnd.mjs';
import { installProject } from '../../host/installProject.mjs';

void askedToEnd().then(() => process.exit(ENDED_EARLY));

async function runAll() {
	await installProject();
	const { tsImport } = await import('tsx/esm/api');
	const { checkGuards } = await tsImport('./checkGuards.ts', import.meta.url);
	return await checkGuards(process.argv.slice(2));
}

const { passed, failed } = await runAll().catch((error) => {
	console.error(error.stack);
	return { passed: 0, failed: 1 };
});
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
