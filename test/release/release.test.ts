import { execFile, execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { answerJson, answeringServer, type AnsweringServer } from '../engine/answeringServer';

const PROJECT = join(__dirname, '../..');
const NAME = 'n8n-nodes-sample';
const FOLDER = `packages/${NAME}`;
const TAG = `${NAME}-v1.2.0`;

const MANIFEST = {
	name: NAME,
	version: '1.2.0',
	license: 'MIT',
	files: ['dist'],
	scripts: { lint: 'node -e "0"', build: "node -e \"fs.mkdirSync('dist');fs.cpSync('nodes','dist/nodes',{recursive:true})\"" },
};
const CHANGELOG = '# Changelog\n\n## [Unreleased]\n\n## [1.2.0] - 2026-11-29\n\n- More.\n\n## [1.1.0]\n\n- Less.\n';

let root: string;
/** A registry that has nothing, and takes nothing. */
let registry: AnsweringServer;
const written: string[] = [];

beforeAll(async () => {
	registry = await answeringServer((_url, response, request) => {
		if (request.method !== 'GET') written.push(`${request.method ?? ''} ${request.url ?? ''}`);
		answerJson(response, {}, request.method === 'GET' ? 404 : 403);
	});
});

afterAll(async () => await registry.close());

const write = (file: string, text: string) => {
	mkdirSync(dirname(join(root, file)), { recursive: true });
	writeFileSync(join(root, file), text);
};
const git = (...parameters: string[]) => execFileSync('git', parameters, { cwd: root, encoding: 'utf8', stdio: 'pipe' }).trim();

beforeEach(() => {
	written.length = 0;
	root = mkdtempSync(join(tmpdir(), 'release-test-'));
	for (const part of ['.ci/release', '.github/workflows/publish.yml']) cpSync(join(PROJECT, part), join(root, part), { recursive: true });
	write('.gitignore', 'node_modules/\ndist/\n/packages/\n');
	write('source.txt', 'Whatever the project is made of.\n');
	git('init', '--quiet', '--initial-branch', 'main');
	git('config', 'user.name', 'Test');
	git('config', 'user.email', 'test@example.com');
	git('add', '.');
	git('commit', '--quiet', '-m', 'Sources');
	write(`${FOLDER}/package.json`, JSON.stringify(MANIFEST));
	write(`${FOLDER}/package-lock.json`, JSON.stringify({ name: NAME, version: '1.2.0', lockfileVersion: 3, packages: { '': { name: NAME, version: '1.2.0' } } }));
	write(`${FOLDER}/CHANGELOG.md`, CHANGELOG);
	write(`${FOLDER}/.gitignore`, 'dist\nnode_modules\n');
	write(`${FOLDER}/nodes/Sample/Sample.node.js`, 'exports.Sample = class {};\n');
	write(`${FOLDER}/dist/old.js`, 'left over from a build\n');
	write(`${FOLDER}/node_modules/tool/index.js`, 'installed\n');
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Runs a program of .ci/release, and not in this process, since the registry answers from it. */
async function release(program: string, ...parameters: string[]): Promise<{ code: number; output: string }> {
	return await new Promise((resolve) => {
		const env = { ...process.env, npm_config_registry: registry.origin, npm_config_audit: 'false', npm_config_fund: 'false', npm_config_update_notifier: 'false' };
		execFile(process.execPath, [`.ci/release/${program}.mjs`, ...parameters], { cwd: root, env }, (error, stdout, stderr) => {
			resolve({ code: error ? 1 : 0, output: stdout + stderr });
		});
	});
}

test('a release is rehearsed up to npm publish, from the tagged commit, and leaves nothing behind', async () => {
	const { code, output } = await release('rehearse', FOLDER);
	expect(output).toContain(`${NAME} 1.2.0 could be published; nothing was.`);
	expect(output).toContain('> npm publish --access public --tag latest --dry-run');
	expect(output).toMatch(/dist\/nodes\/Sample\/Sample\.node\.js/);
	expect(output).not.toContain('old.js');
	expect(code).toBe(0);
	expect(written).toEqual([]);
	expect([git('tag'), git('branch', '--format', '%(refname:short)')]).toEqual(['', 'main']);
});

test('the tagged commit holds the sources and what publishes them, and comes from the commit of the project', async () => {
	expect(await release('tag', FOLDER)).toMatchObject({ code: 0 });
	const files = git('ls-tree', '-r', '--name-only', TAG).split('\n');
	expect(files.filter((file) => file.startsWith('packages'))).toEqual([
		`${FOLDER}/.gitignore`,
		`${FOLDER}/CHANGELOG.md`,
		`${FOLDER}/nodes/Sample/Sample.node.js`,
		`${FOLDER}/package-lock.json`,
		`${FOLDER}/package.json`,
	]);
	expect(files).toEqual(expect.arrayContaining(['.github/workflows/publish.yml', '.ci/release/publish.mjs', '.ci/release/checkRelease.mjs', '.ci/release/run.mjs']));
	expect(git('rev-parse', `published/${NAME}`)).toBe(git('rev-parse', `${TAG}^{commit}`));
	expect(git('rev-parse', `${TAG}^{commit}^`)).toBe(git('rev-parse', 'main'));
	expect(git('status', '--porcelain')).toBe('');
});

test('the next version goes on from the one before', async () => {
	await release('tag', FOLDER);
	const first = git('rev-parse', `${TAG}^{commit}`);
	write(`${FOLDER}/package.json`, JSON.stringify({ ...MANIFEST, version: '1.2.1' }));
	write(`${FOLDER}/CHANGELOG.md`, CHANGELOG.replace('[1.2.0]', '[1.2.1]'));
	expect(await release('tag', FOLDER)).toMatchObject({ code: 0 });
	expect(git('rev-parse', `${NAME}-v1.2.1^{commit}^1`, `${NAME}-v1.2.1^{commit}^2`).split('\n')).toEqual([first, git('rev-parse', 'main')]);
});

test.each<{ name: string; changelog?: string; manifest?: object; says: string }>([
	{ name: 'a version that the changelog does not have', manifest: { version: '1.3.0' }, says: 'The newest version in CHANGELOG.md is 1.2.0, that of package.json is 1.3.0.' },
	{ name: 'a version before the newest one', manifest: { version: '1.1.0' }, says: 'The newest version in CHANGELOG.md is 1.2.0, that of package.json is 1.1.0.' },
	{ name: 'changes that belong to no version', changelog: CHANGELOG.replace('[Unreleased]\n', '[Unreleased]\n\n- Not yet.\n'), says: 'CHANGELOG.md has changes under [Unreleased].' },
	{ name: 'a version without changes', changelog: CHANGELOG.replace('- More.', ''), says: 'CHANGELOG.md says nothing about 1.2.0.' },
	{ name: 'a private package', manifest: { private: true }, says: 'package.json says "private".' },
	{ name: 'a version that is none', manifest: { version: '1.2' }, says: 'is not of the form <package>-v<version>' },
])('$name is not tagged', async ({ changelog = CHANGELOG, manifest, says }) => {
	write(`${FOLDER}/CHANGELOG.md`, changelog);
	write(`${FOLDER}/package.json`, JSON.stringify({ ...MANIFEST, ...manifest }));
	const { code, output } = await release('rehearse', FOLDER);
	expect(output).toContain(says);
	expect(code).toBe(1);
	expect(output).not.toContain('> npm');
});

test.each<{ name: string; prepare?(): void; tag?: string; says: string }>([
	{ name: 'from a commit that is not the tagged one', prepare: () => git('checkout', '--quiet', '--force', 'main', '--'), says: 'The commit that is checked out is not that of the tag' },
	{ name: 'under the tag of another version', tag: `${NAME}-v1.1.0`, says: 'The tag is of version 1.1.0, package.json of 1.2.0.' },
	{ name: 'under the tag of another package', tag: 'n8n-nodes-other-v1.2.0', says: `The tag is of n8n-nodes-other, package.json of ${NAME}.` },
	{ name: 'from sources that were changed', prepare: () => write(`${FOLDER}/nodes/Sample/Sample.node.js`, 'process.exit();\n'), says: 'The sources differ from those of the commit.' },
	{ name: 'with sources that were added', prepare: () => write(`${FOLDER}/nodes/Other.js`, '\n'), says: 'The sources differ from those of the commit.' },
])('nothing is published $name', async ({ prepare, tag = TAG, says }) => {
	await release('tag', FOLDER);
	rmSync(join(root, FOLDER), { recursive: true });
	git('checkout', '--quiet', '--force', TAG);
	const sources = readFileSync(join(root, FOLDER, 'package.json'), 'utf8');
	prepare?.();
	// The folder that is not in the other commit may still lie there.
	write(`${FOLDER}/package.json`, sources);
	if (prepare) write(`${FOLDER}/CHANGELOG.md`, CHANGELOG);
	const { code, output } = await release('publish', FOLDER, '--tag', tag, '--publish');
	expect(output).toContain(says);
	expect(code).toBe(1);
	expect(output).not.toContain('> npm');
	expect(written).toEqual([]);
});

test('away from public CI nothing is published, since there is no provenance', async () => {
	await release('tag', FOLDER);
	rmSync(join(root, FOLDER), { recursive: true });
	git('checkout', '--quiet', '--force', TAG);
	const { code, output } = await release('publish', FOLDER, '--tag', TAG, '--publish');
	expect(output).toContain('> npm publish --access public --tag latest --provenance');
	expect(code).toBe(1);
	expect(written).toEqual([]);
});

const workflow = (name: string): unknown => parse(readFileSync(join(PROJECT, '.github/workflows', name), 'utf8'));

test('CI runs each suite of .ci/run on every Node', () => {
	const [, list = ''] = /^COMMANDS=\(\n([^]*?)^\)/m.exec(readFileSync(join(PROJECT, '.ci/run'), 'utf8')) ?? [];
	const suites = [...list.matchAll(/'(.+)'/g)].map(([, command]) => command);
	expect(suites.length).toBeGreaterThan(5);
	expect(workflow('ci.yml')).toMatchObject({ jobs: { suite: { strategy: { matrix: { node: [20, 22, 24], suite: suites } } } } });
});

test('the workflow that publishes does it with provenance, for tags only, and may do nothing else', () => {
	expect(workflow('publish.yml')).toMatchObject({
		on: { push: { tags: ['n8n-nodes-*-v*'] } },
		permissions: {},
		jobs: { publish: { permissions: { contents: 'read', 'id-token': 'write' }, steps: expect.arrayContaining([{ run: 'node .ci/release/publish.mjs "packages/${TAG%-v*}" --tag "$TAG" --publish' }]) } },
	});
});
