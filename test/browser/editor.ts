import { chromium, selectors, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { z } from 'zod';

import { type Connection, connect } from '../e2e/connection';
import { screenshotPath } from './screenshotPath';

/** Large enough that a form and its output stand side by side without being cut. */
const SCREEN = { width: 1440, height: 900 };
/** For one thing to appear or to become possible, on a machine that is busy with other things. */
const WAIT_LIMIT_MS = 45_000;

const environment = z.object({ n8nUrl: z.string(), browserUrl: z.string() });

// How n8n marks the parts of its editor.
selectors.setTestIdAttribute('data-test-id');

/** n8n's editor in a browser of its own: no cookies, no settings and no cache of another one. */
export interface Editor {
	page: Page;
	/** To the same n8n, without the editor. */
	connection: Connection;
}

/**
 * Opens one editor for all tests of a file. A test fails when the page writes an error to its console, or does not
 * catch one; what the page showed at last is kept, named after the test.
 *
 * @returns gives the editor inside of tests
 */
export function useEditor({ signedIn = true, mayComplain = false } = {}): () => Editor {
	const complaints: string[] = [];
	let browser: Browser;
	let editor: Editor;

	beforeAll(async () => {
		const connection = await connect();
		const { n8nUrl, browserUrl } = environment.parse(JSON.parse(process.env.AI_CALLS_E2E ?? '{}'));
		browser = await chromium.connect(browserUrl);
		const context = await browser.newContext({ baseURL: n8nUrl, viewport: SCREEN, colorScheme: 'light', reducedMotion: 'reduce' });
		context.setDefaultTimeout(WAIT_LIMIT_MS);
		if (signedIn) await context.addCookies(cookiesOf(connection, n8nUrl));
		await keepInside(context, n8nUrl);
		const page = await context.newPage();
		page.on('pageerror', (error) => complaints.push(String(error)));
		page.on('console', (message) => {
			// What keepInside refuses is written to the console, too.
			const { url } = message.location();
			if (message.type() === 'error' && url.startsWith(n8nUrl)) complaints.push(`${message.text()} (${url})`);
		});
		editor = { page, connection };
	});
	afterEach(async () => {
		await editor.page.screenshot({ path: screenshotPath(`last/${expect.getState().currentTestName ?? ''}`) });
		const found = complaints.splice(0);
		if (found.length > 0 && !mayComplain) throw new Error(`The page complained:\n${found.join('\n')}`);
	});
	afterAll(async () => await browser.close());
	return () => editor;
}

function cookiesOf({ client }: Connection, url: string) {
	return client.session.split('; ').map((cookie) => {
		const [name, ...value] = cookie.split('=');
		return { name, value: value.join('='), url };
	});
}

/** The editor asks the npm registry about each community package that is looked at. */
async function keepInside(context: BrowserContext, n8nUrl: string): Promise<void> {
	await context.route(
		(url) => url.origin !== n8nUrl,
		async (route) => await route.abort(),
	);
}
