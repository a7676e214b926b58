import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;

/**
 * Runs a Node program as a user would, outside jest: NODE_ENV=test switches rules of eslint-plugin-n8n-nodes-base and
 * the isolation of n8n-core's loader to another behaviour, NODE_PATH could make a missing package be found.
 *
 * @param args what follows `node` on the command line
 * @returns its standard output, parsed as JSON
 * @throws Error with its standard error, when it does not exit with 0
 */
export async function runProgram(args: string[], environment: NodeJS.ProcessEnv = {}): Promise<unknown> {
	const { NODE_ENV: _jest, NODE_PATH: _elsewhere, ...env } = process.env;
	const { stdout } = await run(process.execPath, args, { env: { ...env, ...environment }, maxBuffer: MAX_OUTPUT_BYTES });
	return JSON.parse(stdout);
}
