import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { startPostgres } from '../../host/queue/startPostgres';
import { startRedis } from '../../host/queue/startRedis';

const run = promisify(execFile);

/** What a program that may not get in writes. */
const complaintOf = async (program: string, parameters: string[], env: Record<string, string>): Promise<string> =>
	await run(program, parameters, { env: { PATH: process.env.PATH, ...env } }).then(
		({ stdout }) => stdout,
		(error: unknown) => String(error),
	);

// Every user of the machine can connect to 127.0.0.1.
test('nobody gets into PostgreSQL without its password', async () => {
	const postgres = await startPostgres();
	try {
		const { DB_POSTGRESDB_PORT: port, DB_POSTGRESDB_PASSWORD: password } = postgres.env;
		const psql = ['-h', '127.0.0.1', '-p', port, '-U', 'n8n', '-d', 'postgres', '-w', '-Atc', 'select 40 + 2'];
		expect(await complaintOf('psql', psql, {})).toContain('no password supplied');
		expect(await complaintOf('psql', psql, { PGPASSWORD: 'n8n' })).toContain('password authentication failed');
		expect(await complaintOf('psql', psql, { PGPASSWORD: password })).toBe('42\n');
		expect(await postgres.ask('select 40 + 2')).toBe('42');
	} finally {
		await postgres.stop();
	}
});

test('nobody gets into Redis without its password', async () => {
	const redis = await startRedis();
	try {
		const { QUEUE_BULL_REDIS_PORT: port, QUEUE_BULL_REDIS_PASSWORD: password } = redis.env;
		const cli = ['-h', '127.0.0.1', '-p', port, 'ping'];
		expect(await complaintOf('redis-cli', cli, {})).toContain('NOAUTH');
		expect(await complaintOf('redis-cli', cli, { REDISCLI_AUTH: 'n8n' })).toContain('NOAUTH');
		expect(await complaintOf('redis-cli', cli, { REDISCLI_AUTH: password })).toBe('PONG\n');
		expect(await redis.activeJobs()).toBe(0);
	} finally {
		await redis.stop();
	}
});
