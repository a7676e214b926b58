import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readExamples } from '../../host/examples';
import type { WorkflowFile } from '../../host/n8nClient';
import { PICTURED, SHOWN_FILE, shownOnCanvas } from '../shownOnCanvas';
import { PROJECT } from './packedPackage';

type Node = WorkflowFile['nodes'][number];

/** Described on pages of their own, in steps. */
const OLDER = /^(campaign|campaign-table|first-call-\w+)\.json$/;
const templates = [...readExamples()].filter(([fileName]) => !OLDER.test(fileName));
const page = readFileSync(join(PROJECT, 'docs', 'templates.md'), 'utf8');

/** Of a node with the name below it. */
const [WIDTH, HEIGHT] = [96, 150];
/** Of the text in a note, at the least, in the same units; headings have larger letters. */
const [MARGIN, LINE, LETTER, HEADING, HEADING_LETTER] = [16, 17, 5.6, 34, 8.4];

const isNote = ({ type }: Node) => type === 'n8n-nodes-base.stickyNote';
const textOf = ({ parameters }: Node) => String(Object(parameters).content);
/** Nodes that place a call of a number in their input. */
const calling = ({ nodes }: WorkflowFile) =>
	nodes.filter(({ type, parameters }) => {
		const { resource, operation } = Object(parameters);
		return /^n8n-nodes-ai-calls\.(kejue|zudu|elemente|levers)(Tool)?$/.test(type) && (resource === 'call' || resource === 'batch') && /^create/.test(operation);
	});
const outputsOf = ({ connections }: WorkflowFile, name: string): unknown[][] => Object(Object(connections)[name]).main ?? [];

test('every template is described on the page of templates, and the page names no other', () => {
	const named = [...page.matchAll(/^\| \[([\w-]+\.json)\]/gm)].map(([, fileName]) => fileName);
	expect(named.sort()).toEqual(templates.map(([fileName]) => fileName).sort());
});

/** Roughly how high the text of a note is at the least. */
function heightOf(text: string, width: number): number {
	const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('| ---'));
	const heights = lines.map((line) => {
		const [height, letter] = line.startsWith('#') ? [HEADING, HEADING_LETTER] : [LINE, LETTER];
		return height * Math.ceil((line.replace(/[*`#]/g, '').length * letter) / (width - 2 * MARGIN));
	});
	return heights.reduce((sum, height) => sum + height, MARGIN);
}

test.each([...readExamples()])('%s has no note whose text is cut off', (_fileName, { nodes }) => {
	const cut = nodes.filter(isNote).filter((note) => {
		const { width = 240, height = 160 } = Object(note.parameters) as { width?: number; height?: number };
		return heightOf(textOf(note), width) > height;
	});
	expect(cut.map(textOf)).toEqual([]);
});

test.each([...readExamples()])('%s has no note over a node, and no two nodes in one place', (_fileName, template) => {
	const places = template.nodes.filter((node) => !isNote(node)).map(({ name, position }) => ({ name, place: position as [number, number] }));
	const covered = template.nodes.filter(isNote).flatMap(({ name, position, parameters }) => {
		const [[left, top], { width, height }] = [position as [number, number], Object(parameters) as { width: number; height: number }];
		return places.filter(({ place: [x, y] }) => x + WIDTH > left && x < left + width && y + HEIGHT > top && y < top + height).map((node) => `${name} covers ${node.name}`);
	});
	expect(covered).toEqual([]);
	const near = places.flatMap(({ name, place: [x, y] }, index) =>
		places.slice(index + 1).filter((other) => Math.abs(other.place[0] - x) < 120 && Math.abs(other.place[1] - y) < 120).map((other) => `${name} is on ${other.name}`),
	);
	expect(near).toEqual([]);
});

describe.each(templates)('%s', (_fileName, template) => {
	it('says on its canvas what it does, what to fill in, what it costs and what it never does', () => {
		const text = template.nodes.filter(isNote).map(textOf).join('\n');
		expect(['**Fill in:**', '**Costs:**', '**Never:**'].filter((part) => !text.includes(part))).toEqual([]);
		expect(text).toContain(`## ${template.name}`);
	});

	it('names no credential, since an ID means nothing in another n8n', () => {
		expect(template.nodes.filter(({ credentials }) => credentials)).toEqual([]);
	});

	it('has the rules Campaign and Calling Hours in every node that calls, and loses nobody who could not be called', () => {
		const problems = calling(template).flatMap((node) => {
			const { campaignRules: { campaign, callingHours, doNotCall, optedOut } = {} } = Object(node.parameters) as { campaignRules?: Record<string, string> };
			const isTool = node.type.endsWith('Tool');
			return [
				...(campaign ? [] : [`${node.name} has no Campaign`]),
				...(callingHours ? [] : [`${node.name} has no Calling Hours`]),
				...(doNotCall || optedOut ? [] : [`${node.name} heeds no do-not-call list`]),
				// Of an empty table comes one empty row, which is an empty list; one empty text is a column that nobody has.
				...(doNotCall?.includes(" ?? ''") ? [`${node.name} stops while its do-not-call list is empty`] : []),
				...(isTool || (node.onError === 'continueErrorOutput' && outputsOf(template, node.name)[1]?.length) ? [] : [`${node.name} loses its errors`]),
				...(node.retryOnFail ? [`${node.name} has Retry On Fail`] : []),
			];
		});
		expect(problems).toEqual([]);
	});

	it('says to pin the output of what calls', () => {
		const text = template.nodes.filter(isNote).map(textOf).join('\n');
		const needed = calling(template).some(({ type }) => !type.endsWith('Tool'));
		expect(!needed || /\bpin\b[^.]*\boutput/i.test(text.replace(/\*/g, ''))).toBe(true);
	});
});

const pages = ['README.md', 'docs/templates.md'].map((path) => readFileSync(join(PROJECT, path), 'utf8'));

test.each(PICTURED)('%s has its picture, which its page shows', (fileName) => {
	const picture = `images/templates/${fileName.replace('.json', '.webp')}`;
	expect(existsSync(join(PROJECT, 'docs', picture))).toBe(true);
	expect(pages.filter((text) => text.includes(`${picture})`))).toHaveLength(1);
});

// AI_CALLS_PICTURES=1 npm run test:browser -- templates
test.each(PICTURED)('the picture of %s shows it as it is', (fileName, workflow) => {
	const shown: unknown = JSON.parse(readFileSync(join(PROJECT, SHOWN_FILE), 'utf8'));
	expect(Object(shown)[fileName]).toBe(shownOnCanvas(workflow));
});
