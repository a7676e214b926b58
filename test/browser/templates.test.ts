import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Page } from 'playwright-core';
import { PICTURED, shownOnCanvas } from '../shownOnCanvas';
import { useEditor } from './editor';
import { screenshotPath } from './screenshotPath';
import { settle } from './settle';

const editor = useEditor();

/** Of the pictures in docs/images/templates, which are copied from where this leaves them. */
const QUALITY = 0.8;
/** Needs a credential that only its owner can make: of another service, or from a dashboard. */
const lacksCredential = (type: string) => ['@n8n/n8n-nodes-langchain.lmChatOpenAi', 'n8n-nodes-ai-calls.leversTrigger'].includes(type);
const isNote = (type: string) => type === 'n8n-nodes-base.stickyNote';

/** Leaves a picture of the canvas alone, as WebP, which Chromium makes. */
async function keepCanvas(page: Page, name: string): Promise<void> {
	const png = await page.getByTestId('canvas').screenshot({ animations: 'disabled', style: '[data-test-id="canvas-controls"], .vue-flow__minimap, .vue-flow__controls, [data-test-id="node-creator-plus-button"], [data-test-id="canvas-execution-buttons"] { visibility: hidden }' });
	const webp = await page.evaluate<string>(`(async () => {
		const bytes = Uint8Array.from(atob('${png.toString('base64')}'), (letter) => letter.charCodeAt(0));
		const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
		const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
		canvas.getContext('2d').drawImage(bitmap, 0, 0);
		const made = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/webp', quality: ${QUALITY} })).arrayBuffer());
		return btoa(Array.from(made, (byte) => String.fromCharCode(byte)).join(''));
	})()`);
	const path = screenshotPath(`templates/${name}`).replace(/png$/, 'webp');
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, Buffer.from(webp, 'base64'));
}

/** Each takes seconds, so that all of them are opened only where the pictures are wanted. */
const opened = process.env.AI_CALLS_PICTURES ? PICTURED : PICTURED.slice(0, 1);

/** What the pictures show, to be copied with them. */
const shown = new Map<string, string>();
afterAll(() => writeFileSync(screenshotPath('templates/shown').replace(/png$/, 'json'), `${JSON.stringify(Object.fromEntries(shown), null, '\t')}\n`));

test.each(opened)('%s opens with all its nodes and notes, and none with a problem but a credential to choose', async (fileName, template) => {
	const { page, connection } = editor();
	const stored = (await connection.client.workflows()).find(({ name }) => name === template.name);
	await page.goto(`/workflow/${stored?.id}`);
	const names = template.nodes.filter(({ type }) => !isNote(type)).map(({ name }) => name);
	await page.getByTestId('canvas-node').nth(names.length - 1).waitFor();
	await page.getByTestId('sticky').nth(template.nodes.length - names.length - 1).waitFor();
	await page.getByTestId('zoom-to-fit').click();
	await settle(page);
	await keepCanvas(page, fileName.replace('.json', ''));
	shown.set(fileName, shownOnCanvas(template));
	const onCanvas = await page.getByTestId('canvas-node').all();
	const shownNames = await Promise.all(onCanvas.map(async (node) => await node.getAttribute('data-node-name')));
	expect(shownNames.sort()).toEqual(names.sort());
	expect(await page.getByTestId('node-issues').count()).toBe(template.nodes.filter(({ type }) => lacksCredential(type)).length);
});
