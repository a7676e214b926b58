// `npm run test:e2e`: installs what a fresh clone is missing, starts one real n8n with the packed package beside the
// sandbox, and runs the tests in test/e2e against it.
import { fileURLToPath } from 'node:url';

import { runSuite } from './runSuite.mjs';

await runSuite({
	jestConfig: fileURLToPath(new URL('../jest.e2e.config.mjs', import.meta.url)),
	setUp: async (host) => {
		const { tsImport } = await import('tsx/esm/api');
		const { startPlayground } = await tsImport('./startPlayground.ts', import.meta.url);
		const { temporaryHome } = await tsImport('./temporaryHome.ts', import.meta.url);
		const { serveActions } = await tsImport('./serveActions.ts', import.meta.url);

		const { startPostgres } = await tsImport('./queue/startPostgres.ts', import.meta.url);

		const postgres = process.env.AI_CALLS_DATABASE === 'postgres' ? await startPostgres() : undefined;
		const report = (what) => console.log(`${what} ...`);
		const playground = await startPlayground({ host, home: temporaryHome(), env: postgres?.env, report }).catch(async (error) => {
			await postgres?.stop();
			throw error;
		});
		return {
			environment: {
				n8nUrl: playground.n8n.baseUrl,
				webhookUrl: playground.n8n.baseUrl,
				...(await serveActions({ crashAndRestart: playground.crashAndRestart })),
				owner: playground.owner,
				providers: playground.sandbox.providers,
				controlToken: playground.sandbox.controlToken,
			},
			log: () => playground.n8n.log(),
			stop: async () => {
				await playground.stop();
				await postgres?.stop();
			},
		};
	},
});
