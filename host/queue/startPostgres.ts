import { execFile } from 'node:child_process';
import { chownSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { newToken } from '../../sandbox/secretToken';
import { freePort } from '../freePort';
import { type RunningProcess, startProcess } from '../startProcess';
import { temporaryHome } from '../temporaryHome';

const run = promisify(execFile);
/** Where Debian's packages have the programs of each version; they are not on the PATH. */
const DEBIAN_FOLDER = '/usr/lib/postgresql';

export interface RunningPostgres extends RunningProcess {
	/** Settings with which n8n keeps its data there. */
	env: Record<string, string>;
	/** Runs one statement and gives the first column of its first row, as text. */
	ask(sql: string): Promise<string>;
}

/**
 * Starts a PostgreSQL of its own on 127.0.0.1, with an empty database, from the installed programs. It lets nobody in
 * without the password, which is another one each time, and forgets everything when this process ends.
 *
 * @throws when PostgreSQL is not installed or does not come up
 */
export async function startPostgres(): Promise<RunningPostgres> {
	const programs = programFolder();
	const folder = temporaryHome();
	const user = await unprivilegedUser();
	if (user) chownSync(folder, user.uid, user.gid);
	const data = join(folder, 'data');
	const password = newToken();
	// As a file, since every user of the machine can see the parameters of a program.
	const passwordFile = join(folder, 'password');
	writeFileSync(passwordFile, password, { mode: 0o600 });
	if (user) chownSync(passwordFile, user.uid, user.gid);
	const access = ['-U', 'n8n', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
	await run(join(programs, 'initdb'), ['-D', data, ...access, '-E', 'UTF8', '--no-locale', '--no-sync'], { ...user, cwd: folder });

	const port = await freePort();
	// Nothing has to survive a power cut of this machine, so nothing waits for the disk.
	const settings = { listen_addresses: '127.0.0.1', port, unix_socket_directories: '', fsync: 'off', synchronous_commit: 'off' };
	const running = await startProcess({
		title: 'PostgreSQL',
		program: join(programs, 'postgres'),
		parameters: ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
		cwd: folder,
		env: process.env,
		readyLine: 'database system is ready to accept connections',
		// "Fast": connections are closed, not waited for.
		stopSignal: 'SIGINT',
		user,
	});
	return {
		...running,
		ask: async (sql) => {
			const parameters = ['-h', '127.0.0.1', '-p', String(port), '-U', 'n8n', '-d', 'postgres', '-Atc', sql];
			return (await run(join(programs, 'psql'), parameters, { cwd: folder, env: { ...process.env, PGPASSWORD: password } })).stdout.trim();
		},
		env: {
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: '127.0.0.1',
			DB_POSTGRESDB_PORT: String(port),
			DB_POSTGRESDB_DATABASE: 'postgres',
			DB_POSTGRESDB_USER: 'n8n',
			DB_POSTGRESDB_PASSWORD: password,
		},
	};
}

function programFolder(): string {
	const versions = existsSync(DEBIAN_FOLDER) ? readdirSync(DEBIAN_FOLDER) : [];
	const newest = versions.sort((a, b) => Number(b) - Number(a)).at(0);
	if (newest === undefined) throw new Error('PostgreSQL is not installed. On Debian: apt-get install postgresql redis-server');
	return join(DEBIAN_FOLDER, newest, 'bin');
}

/** PostgreSQL refuses to run as root; its package has made a user for it. */
async function unprivilegedUser(): Promise<{ uid: number; gid: number } | undefined> {
	if (process.getuid?.() !== 0) return undefined;
	const [uid, gid] = await Promise.all(['-u', '-g'].map(async (which) => Number((await run('id', [which, 'postgres'])).stdout)));
	return { uid, gid };
}
