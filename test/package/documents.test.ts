import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describePackage } from '../../build/describePackage';
import { shippedSources } from '../linearTime/shippedSources';
import { PROJECT } from './packedPackage';

const DOCUMENTS = ['', 'docs'].flatMap((folder) =>
	readdirSync(join(PROJECT, folder))
		.filter((name) => name.endsWith('.md'))
		.map((name) => join(folder, name)),
);
/** For whoever submits the packages to n8n. */
const SUBMISSION = readdirSync(join(PROJECT, 'docs/submission')).map((name) => join('docs/submission', name));
/** What users read about fields; CHANGELOG.md also names those of former versions. */
const ABOUT_FIELDS = [...DOCUMENTS, ...SUBMISSION].filter((name) => name === 'README.md' || name.startsWith('docs'));

/** Written like a field, but n8n's or a provider's own. */
const OTHERS_NAMES = new Set([
	'Allowed HTTP Request Domains',
	'Always Output Data',
	'Append Row',
	'Cell Format',
	'Convert to File',
	'Download CSV',
	'Execute Query',
	'Execute Sub-workflow',
	'Import CSV',
	'Import from File',
	'Loop Over Items',
	'No Operation',
	'On Error',
	'Predefined Credential Type',
	'Production URL',
	'Query Batching',
	'Query Parameters',
	'Remove Duplicates',
	'Retry On Fail',
	'Settings > API Keys',
	'Settings > Webhooks',
	'Stop Workflow',
	'Update Row',
	'Webhook URLs',
]);
const SMALL_WORDS = new Set(['a', 'an', 'and', 'as', 'at', 'by', 'for', 'from', 'has', 'in', 'of', 'on', 'or', 'the', 'to', 'with', '>']);

const read = (name: string) => readFileSync(join(PROJECT, name), 'utf8');
/** Without code, in which nothing is bold and nothing a link. */
const prose = (name: string) => read(name).replace(/```[^]*?```/g, '').replace(/`[^`\n]*`/g, '``');

/** Bold and italic words written as a form writes the names of its fields: two or more, with capitals. */
function emphasizedNames(text: string): string[] {
	const emphasized = [...text.matchAll(/(\*\*?)([^*\n]+)\1/g)].map(([, , words]) => words.replace(/^[A-Z]\w+'s? /, ''));
	return emphasized.flatMap((words) => words.split(/ and (?=[A-Z])/)).filter((words) => {
		const [first, ...rest] = words.split(' ');
		return /^[A-Z]/.test(first) && !/[.:]$/.test(words) && rest.length > 0 && rest.every((word) => /^[A-Z]/.test(word) || SMALL_WORDS.has(word));
	});
}

/** Every name that a form of the package shows, at any depth. */
function namesIn(description: unknown): string[] {
	if (typeof description !== 'object' || description === null) return [];
	const own = ['displayName', 'name', 'action'].flatMap((key) => {
		const value: unknown = Object(description)[key];
		// Documents leave out what the form adds in brackets.
		return typeof value === 'string' ? [value, value.replace(/ \([^)]*\)$/, '')] : [];
	});
	return [...own, ...Object.values(description).flatMap(namesIn)];
}

test.each(ABOUT_FIELDS)('%s: every field that it names is called so in its form', async (name) => {
	const { nodes, credentials } = await describePackage(PROJECT);
	const shown = new Set(namesIn([nodes, credentials]));
	const unknown = emphasizedNames(prose(name)).filter((words) => !shown.has(words) && !OTHERS_NAMES.has(words));
	expect(unknown).toEqual([]);
});

test('emphasized names of fields are found, and other emphasized words are none', () => {
	const text = "a **Max Wait**, **Persona ID** (**From Number**) **Errors** **If an Agent Has a Webhook** **Call twice** **In Short.** *Dry Run* **Get Transcript and Get Recording** **Levers' Base URL**";
	expect(emphasizedNames(text)).toEqual(['Max Wait', 'Persona ID', 'From Number', 'If an Agent Has a Webhook', 'Dry Run', 'Get Transcript', 'Get Recording', 'Base URL']);
});

/** As GitHub makes it of a heading. */
const anchorOf = (heading: string) =>
	heading
		.trim()
		.toLowerCase()
		.replace(/[^\p{L}\p{N} _-]/gu, '')
		.replaceAll(' ', '-');
const anchorsOf = (name: string) => [...prose(name).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchorOf(heading));

/** Addresses of links and pictures, but for those of other sites. */
function localLinks(name: string): string[] {
	const links = [...prose(name).matchAll(/\]\(([^)\s]+)\)|(?:src|srcset|href)="([^"]+)"/g)].map(([, link, attribute]) => link ?? attribute);
	return links.filter((link) => !/^(https?|mailto):/.test(link));
}

test.each([...DOCUMENTS, ...SUBMISSION])('%s: no link to a file or a heading is dead', (name) => {
	const dead = localLinks(name).filter((link) => {
		const [path, anchor] = link.split('#');
		const file = path === '' ? name : join(dirname(name), path);
		if (!existsSync(join(PROJECT, file))) return true;
		return anchor !== undefined && (statSync(join(PROJECT, file)).isDirectory() || !anchorsOf(file).includes(anchor));
	});
	expect(dead).toEqual([]);
});

test('every comment that leads to a decision names one, and every decision is led to', () => {
	const pointers = shippedSources().flatMap(({ source }) => [...source.text.matchAll(/docs\/decisions\.md#([\w-]+)/g)].map(([, anchor]) => anchor));
	const [, ...decisions] = anchorsOf(join('docs', 'decisions.md'));
	expect([...new Set(pointers)].sort()).toEqual([...decisions].sort());
});

test('links are found', () => {
	expect(DOCUMENTS.flatMap(localLinks).length).toBeGreaterThan(100);
});

test('the README is short, and leads to every page of docs', () => {
	expect(read('README.md').trimEnd().split('\n').length).toBeLessThanOrEqual(200);
	const linked = localLinks('README.md').map((link) => link.replace(/#.*/, ''));
	expect(DOCUMENTS.filter((name) => name.startsWith('docs') && !linked.includes(name))).toEqual([]);
});

test('the README and every example that calls say to pin the output, since n8n runs a changed node again', () => {
	const workflows = readdirSync(join(PROJECT, 'examples')).filter((name) => /^(campaign|first-call-.*)\.json$/.test(name));
	expect(workflows).toHaveLength(5);
	const pages = ['README.md', ...workflows.map((name) => join('examples', name))];
	expect(pages.filter((name) => !/\bpin\b[^.]*\boutput/i.test(read(name).replace(/\*|\\n/g, ' ')))).toEqual([]);
});
