import { execFile } from 'node:child_process';
import { cp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify, stripVTControlCharacters } from 'node:util';
import { z } from 'zod';

import { PUBLISHED_PACKAGES } from '../../build/packages/publishedPackages';
import { PROJECT } from '../package/packedPackage';
import { runProgram } from '../package/runProgram';
import { connect, type Connection } from './connection';

const run = promisify(execFile);
const written = z.object({ code: z.number(), stdout: z.string(), stderr: z.string() });
const scanned = z.object({ passed: z.boolean(), findings: z.array(z.string()), filesScanned: z.number() });

const NAMES = PUBLISHED_PACKAGES.map(({ name }) => name);

let connection: Connection;
beforeAll(() => (connection = connect()));

/** What n8n's own tool says of a package, and how it ends. */
async function lint(folder: string): Promise<{ code: number; text: string }> {
	const { NODE_ENV: _jest, ...env } = process.env;
	const { code, stdout, stderr } = await run('npm', ['run', '--silent', 'lint'], { cwd: folder, env, shell: process.platform === 'win32' })
		.then((output) => ({ code: 0, ...output }))
		.catch((error: unknown) => written.parse(error));
	return { code, text: stripVTControlCharacters(stdout + stderr) };
}

/** What n8n's scanner finds in a folder, errors and warnings. */
async function scan(folder: string, kind: 'source' | 'tarball', scratch: string): Promise<z.infer<typeof scanned>> {
	// The scanner leaves a folder behind in the system's temporary one.
	return scanned.parse(await runProgram([join(PROJECT, 'test/package/scan.mjs'), folder, kind], { TMPDIR: scratch }));
}

describe.each(NAMES)('%s', (name) => {
	it('has nothing that n8n’s own tool finds', async () => {
		const { code, text } = await lint(connection.prepared(name).folder);
		expect({ code, text }).toEqual({ code: 0, text: expect.not.stringMatching(/problem|warning|violation/i) });
		expect(text).toContain('n8n-node lint');
	});

	it.each(['source', 'tarball'] as const)('has nothing in its %s that n8n’s scanner finds', async (kind) => {
		const { folder, tarball } = connection.prepared(name);
		const scratch = join(folder, '..', `scratch-${name}-${kind}`);
		await mkdir(join(scratch, 'package'), { recursive: true });
		// A folder without node_modules, as the scanner has it.
		if (kind === 'tarball') await run('tar', ['-xzf', tarball], { cwd: scratch });
		else for (const part of ['nodes', 'credentials', 'package.json']) await cp(join(folder, part), join(scratch, 'package', part), { recursive: true });
		const { passed, findings, filesScanned } = await scan(join(scratch, 'package'), kind, scratch);
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
