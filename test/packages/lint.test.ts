import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify, stripVTControlCharacters } from 'node:util';
import { z } from 'zod';

import { PUBLISHED_PACKAGES } from '../../build/packages/publishedPackages';
import { PROJECT } from '../package/packedPackage';
import { runProgram } from '../package/runProgram';
import { connect, type Prepared } from './connection';

const run = promisify(execFile);
const written = z.object({ code: z.number(), stdout: z.string(), stderr: z.string() });
const scanned = z.object({ passed: z.boolean(), findings: z.array(z.string()), filesScanned: z.number() });

const NAMES = PUBLISHED_PACKAGES.map(({ name }) => name);

// Tests side by side begin before what is prepared in beforeAll.
const connection = connect();

/** What n8n's own tool says of a package, and how it ends. */
async function lint(folder: string): Promise<{ code: number; text: string }> {
	const { NODE_ENV: _jest, ...env } = process.env;
	const { code, stdout, stderr } = await run('npm', ['run', '--silent', 'lint'], { cwd: folder, env, shell: process.platform === 'win32' })
		.then((output) => ({ code: 0, ...output }))
		.catch((error: unknown) => written.parse(error));
	return { code, text: stripVTControlCharacters(stdout + stderr) };
}

/** The files of the commit that a release of the package tags, and npm attests, as GitHub hands them out. */
async function taggedCommit({ name, folder }: Prepared, scratch: string): Promise<string> {
	const [repository, commit] = [join(scratch, 'repository'), join(scratch, 'commit')];
	const git = async (...parameters: string[]) => await run('git', parameters, { cwd: repository });
	for (const part of ['.ci/release', '.github/workflows/publish.yml']) await cp(join(PROJECT, part), join(repository, part), { recursive: true });
	await git('init', '--quiet');
	await git('config', 'user.name', 'Test');
	await git('config', 'user.email', 'test@example.com');
	await git('add', '.');
	await git('commit', '--quiet', '--message', 'Sources');
	const sources = join('packages', name);
	await cp(folder, join(repository, sources), { recursive: true, filter: (file) => !['node_modules', 'dist'].includes(basename(file)) });
	const { version } = z.object({ version: z.string() }).parse(JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')));
	const changelog = join(repository, sources, 'CHANGELOG.md');
	await writeFile(changelog, (await readFile(changelog, 'utf8')).replace('## [Unreleased]\n', `## [Unreleased]\n\n## [${version}] - 2026-11-29\n`));
	await run(process.execPath, ['.ci/release/tag.mjs', sources], { cwd: repository });
	await mkdir(commit);
	await git('archive', '--format=tar', `--output=${join(scratch, 'commit.tar')}`, `${name}-v${version}`);
	await run('tar', ['-xf', join(scratch, 'commit.tar')], { cwd: commit });
	return commit;
}

/** What n8n's scanner finds in a folder, errors and warnings. */
async function scan(parameters: [folder: string, kind: 'source' | 'tarball', ...name: string[]], scratch: string): Promise<z.infer<typeof scanned>> {
	// The scanner leaves a folder behind in the system's temporary one.
	return scanned.parse(await runProgram([join(PROJECT, 'test/package/scan.mjs'), ...parameters], { TMPDIR: scratch }));
}

describe.each(NAMES)('%s', (name) => {
	it.concurrent('has nothing that n8n’s own tool finds', async () => {
		const { code, text } = await lint(connection.prepared(name).folder);
		expect({ code, text }).toEqual({ code: 0, text: expect.not.stringMatching(/problem|warning|violation/i) });
		expect(text).toContain('n8n-node lint');
	});

	it.concurrent('has nothing that n8n’s scanner finds in the sources of the commit that is tagged', async () => {
		const prepared = connection.prepared(name);
		const scratch = join(prepared.folder, '..', `source-of-${name}`);
		await mkdir(scratch);
		const { passed, findings, filesScanned } = await scan([await taggedCommit(prepared, scratch), 'source', name], scratch);
		expect({ passed, findings }).toEqual({ passed: true, findings: [] });
		expect(filesScanned).toBeGreaterThan(20);
	});

	it.concurrent('has nothing that n8n’s scanner finds in its tarball', async () => {
		const { folder, tarball } = connection.prepared(name);
		const scratch = join(folder, '..', `tarball-of-${name}`);
		await mkdir(scratch);
		await run('tar', ['-xzf', tarball], { cwd: scratch });
		const { passed, findings, filesScanned } = await scan([join(scratch, 'package'), 'tarball'], scratch);
		expect({ passed, findings }).toEqual({ passed: true, findings: [] });
		expect(filesScanned).toBeGreaterThan(5);
	});
});

describe('A spoilt package', () => {
	it('would be found by n8n’s own tool', async () => {
		const { folder } = connection.prepared(NAMES.at(-1) ?? '');
		const spoilt = join(folder, '..', 'spoilt');
		await mkdir(spoilt);
		for (const part of ['package.json', 'eslint.config.mjs', 'tsconfig.json']) await cp(join(folder, part), join(spoilt, part));
		await mkdir(join(spoilt, 'nodes'));
		await writeFile(join(spoilt, 'nodes/spoilt.ts'), 'export const wait = () => setTimeout(() => console.log(1), 1000);\n');
		await symlink(join(folder, 'node_modules'), join(spoilt, 'node_modules'), 'junction');

		const { code, text } = await lint(spoilt);
		await rm(spoilt, { recursive: true });
		expect({ code, text }).toEqual({ code: 1, text: expect.stringMatching(/no-restricted-globals[^]*no-console|no-console[^]*no-restricted-globals/) });
	});
});
