import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { PROVIDER_NAMES, TOKEN_HEADER } from '../../sandbox';

const MAIN = join(__dirname, '../../sandbox/main.ts');
const TSX = require.resolve('tsx/cli');

let child: ChildProcess | undefined;
afterEach(() => {
	if (child?.exitCode === null) child.kill('SIGKILL');
});

/** Runs it until `until` appears in what it prints, or it ends. */
async function run(args: string[], until?: string): Promise<{ printed: string; started: ChildProcess }> {
	const started = spawn(process.execPath, [TSX, MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
	child = started;
	let printed = '';
	await new Promise<void>((resolve) => {
		const take = (text: string) => {
			printed += text;
			if (until !== undefined && printed.includes(until)) resolve();
		};
		started.stdout.setEncoding('utf8').on('data', take);
		started.stderr.setEncoding('utf8').on('data', take);
		started.once('close', () => resolve());
	});
	return { printed, started };
}

test.each(['SIGINT', 'SIGTERM'] as const)('prints where the providers are, serves them, and ends cleanly on %s', async (signal) => {
	const { printed, started } = await run(['--port', '0'], 'Ctrl-C');
	const addresses = [...printed.matchAll(/base URL +(\S+)/g)].map(([, address]) => address);
	expect(addresses).toHaveLength(PROVIDER_NAMES.length);
	const [, token = ''] = /X-Sandbox-Token: ([\w-]+)/.exec(printed) ?? [];
	for (const address of addresses) {
		const overview = await fetch(new URL('/_sandbox', address), { headers: { [TOKEN_HEADER]: token } });
		expect(overview.status).toBe(200);
		expect(printed).toContain(await overview.text());
	}
	const ended = once(started, 'exit');
	started.kill(signal);
	expect(await ended).toEqual([0, null]);
	await expect(fetch(addresses[0])).rejects.toThrow();
});

test('says which option is wrong', async () => {
	const { printed, started } = await run(['--port', 'first']);
	expect([started.exitCode, printed]).toEqual([1, '--port must be a whole number, not "first"\n']);
});

test('says what to do about a taken port', async () => {
	const holder = createServer().listen(0, '127.0.0.1');
	await once(holder, 'listening');
	const { port } = holder.address() as AddressInfo;
	const { printed, started } = await run(['--port', String(port)]);
	holder.close();
	expect([started.exitCode, printed]).toEqual([1, expect.stringContaining('choose another first port with --port')]);
});
