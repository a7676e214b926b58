import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { describePackage, type PackageDescription } from '../../build/describePackage';
import { packageManifest, type Manifest } from '../../build/packages/packageManifest';
import { SINGLE_PACKAGES, type PublishedPackage } from '../../build/packages/publishedPackages';
import { PROJECT } from './packedPackage';

const FOLDER = join(PROJECT, 'docs/submission');
const codex = z.object({ categories: z.array(z.string()) });
const readJson = (file: string): unknown => JSON.parse(readFileSync(join(PROJECT, file), 'utf8'));
const pageOf = ({ service = '' }: PublishedPackage): string => readFileSync(join(FOLDER, `${service.toLowerCase()}.md`), 'utf8');
const answers = (page: string): Record<string, string> => Object.fromEntries([...page.matchAll(/^\| (.+?) \| (.+) \|$/gm)].map(([, asked, answer]): [string, string] => [asked, answer]));

let built: PackageDescription;
beforeAll(async () => {
	built = await describePackage(PROJECT);
});

test('each package of one service has its page', () => {
	expect(readdirSync(FOLDER).sort()).toEqual(['README.md', ...SINGLE_PACKAGES.map(({ service = '' }) => `${service.toLowerCase()}.md`)].sort());
});

describe.each(SINGLE_PACKAGES)('What is told of $name', (published) => {
	const { name, service = '' } = published;

	it('is what the package says of itself', () => {
		const manifest = packageManifest(readJson('package.json') as Manifest, readJson('build/packages/tools/package.json') as Manifest, published, built);
		const node = built.nodes.find(({ description }) => description.name === service.toLowerCase());
		expect(answers(pageOf(published))).toMatchObject({
			Package: `\`${name}\``,
			'Display name': node?.description.displayName,
			'Short description': manifest.description,
			Categories: codex.parse(readJson(`nodes/${service}/${service}.node.json`)).categories.join(', '),
		});
	});

	it('is about this service alone', () => {
		const others = SINGLE_PACKAGES.flatMap((one) => (one.service && one.service !== service ? [one.service] : []));
		expect(others.filter((one) => pageOf(published).includes(one))).toEqual([]);
	});

	it('has a demo that imports an example, shows the request first, calls, has the trigger start, and an error', () => {
		const [, script = ''] = pageOf(published).split('## Script of the demo\n');
		expect(script).toContain(`examples/first-call-${service.toLowerCase()}.json`);
		const order = [`Install \`${name}\``, `**${service} API**`, '**Dry Run**', 'Remove Dry Run', 'execution that the trigger has started', 'AI Agent', 'nobody was called'];
		const places = order.map((words) => script.indexOf(words));
		expect(places).not.toContain(-1);
		expect([...places].sort((one, other) => one - other)).toEqual(places);
	});
});

test('every point that reviewers check names what shows it, and that exists', () => {
	const [, section = ''] = readFileSync(join(PROJECT, 'CONTRIBUTING.md'), 'utf8').split('## What reviewers check\n');
	const [, , ...rows] = section.slice(0, section.indexOf('\n## ')).split('\n').filter((line) => line.startsWith('|'));
	expect(rows.length).toBeGreaterThan(15);
	const missing = rows.flatMap((row) => {
		const [, point = '', proof = ''] = row.split('|');
		let folder = '';
		const named = [...proof.matchAll(/`([^`]+)`|\]\(([^)#]+)/g)].map(([, code, link]) => code ?? link);
		const absent = named.flatMap((name) => {
			if (name.startsWith('npm ')) return /^npm run (lint|bench)/.test(name) ? [] : [name];
			const file = name.includes('/') ? name : join(folder, name);
			folder = dirname(file);
			const pattern = new RegExp(`^${basename(file).replaceAll('.', '\\.').replaceAll('*', '.*')}$`);
			return existsSync(join(PROJECT, folder)) && readdirSync(join(PROJECT, folder)).some((one) => pattern.test(one)) ? [] : [name];
		});
		return named.length === 0 ? [`${point.trim()}: nothing`] : absent.map((name) => `${point.trim()}: ${name}`);
	});
	expect(missing).toEqual([]);
});
