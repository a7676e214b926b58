// `npm run test:browser`: installs what a fresh clone is missing, starts one real n8n with the packed package beside the
// sandbox and one headless Chromium, and runs the tests in test/browser, which use n8n's editor as a person does.
import { fileURLToPath } from 'node:url';

import { findChromium } from './findChromium.mjs';
import { runSuite } from './runSuite.mjs';

/** The editor needs nothing but itself; everything else that Chromium does by its own would ask the internet. */
const CHROMIUM_ARGUMENTS = [
	// The sandbox of Chromium does not work for root, nor in most containers; all it loads here comes from 127.0.0.1.
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

await runSuite({
	jestConfig: fileURLToPath(new URL('../jest.browser.config.mjs', import.meta.url)),
	check: findChromium,
	setUp: async (host) => {
		const { chromium } = await import('playwright-core');
		const { tsImport } = await import('tsx/esm/api');
		const { startPlayground } = await tsImport('./startPlayground.ts', import.meta.url);
		const { temporaryHome } = await tsImport('./temporaryHome.ts', import.meta.url);
		const { serveActions } = await tsImport('./serveActions.ts', import.meta.url);

		const playground = await startPlayground({ host, home: temporaryHome(), report: (what) => console.log(`${what} ...`) });
		const browser = await chromium.launchServer({ executablePath: findChromium(), args: CHROMIUM_ARGUMENTS, host: '127.0.0.1' });
		return {
			environment: {
				n8nUrl: playground.n8n.baseUrl,
				webhookUrl: playground.n8n.baseUrl,
				...(await serveActions({})),
				owner: playground.owner,
				providers: playground.sandbox.providers,
				controlToken: playground.sandbox.controlToken,
				browserUrl: browser.wsEndpoint(),
			},
			log: () => playground.n8n.log(),
			stop: async () => {
				await browser.close();
				await playground.stop();
			},
		};
	},
});
