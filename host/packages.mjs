// `npm run test:packages`: makes the packages that are published, builds each of them outside of the project, and runs the
// tests in test/packages, which lint and scan them and install them in a real n8n.
import { fileURLToPath } from 'node:url';

import { runSuite } from './runSuite.mjs';

await runSuite({
	jestConfig: fileURLToPath(new URL('../jest.packages.config.mjs', import.meta.url)),
	isRecorded: false,
	setUp: async (host) => {
		const { tsImport } = await import('tsx/esm/api');
		const { startPackages } = await tsImport('./packages/startPackages.ts', import.meta.url);
		const { serveActions } = await tsImport('./serveActions.ts', import.meta.url);

		const { actions, environment, log, stop } = await startPackages({ host, report: (what) => console.log(`${what} ...`) });
		return { environment: { ...environment, ...(await serveActions(actions)) }, log, stop };
	},
});
