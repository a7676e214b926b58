// `npm run test:queue`: installs what a fresh clone is missing, starts n8n in queue mode with PostgreSQL, Redis, two
// workers and a webhook process of its own beside the sandbox, and runs the tests in test/queue against it.
import { fileURLToPath } from 'node:url';

import { runSuite } from './runSuite.mjs';

await runSuite({
	jestConfig: fileURLToPath(new URL('../jest.queue.config.mjs', import.meta.url)),
	setUp: async (host) => {
		const { tsImport } = await import('tsx/esm/api');
		const { startQueue } = await tsImport('./queue/startQueue.ts', import.meta.url);
		const { serveActions } = await tsImport('./serveActions.ts', import.meta.url);

		const queue = await startQueue({ host, report: (what) => console.log(`${what} ...`) });
		return {
			environment: {
				n8nUrl: queue.mainUrl,
				webhookUrl: queue.webhookUrl,
				...(await serveActions(queue.actions)),
				owner: queue.owner,
				providers: queue.sandbox.providers,
				controlToken: queue.sandbox.controlToken,
			},
			log: queue.log,
			stop: queue.stop,
		};
	},
});
