import { execFileSync } from 'node:child_process';

/** Runs a program and shows what it prints. @throws Error if it fails */
export function run(program, parameters, cwd) {
	console.log(`> ${[program, ...parameters].join(' ')}`);
	try {
		execFileSync(program, parameters, { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
	} catch {
		throw new Error(`"${[program, ...parameters].join(' ')}" failed. Nothing more was done.`);
	}
}

/** What git prints. */
export function git(cwd, parameters, environment = {}) {
	return execFileSync('git', parameters, { cwd, encoding: 'utf8', env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] }).trim();
}

/** Runs a program's main part; an error of ours is shown without its place. */
export function main(act) {
	try {
		act(process.argv.slice(2));
	} catch (error) {
		console.error(error.name === 'Error' ? error.message : error.stack);
		process.exitCode = 1;
	}
}
