import { fork, type ForkOptions } from 'node:child_process';
import { once } from 'node:events';

/** A process that was sent one message and answers with one. */
export interface ChildProcess<Answer> {
	answer: Promise<Answer>;
	/** Resolves when it is gone. */
	ended: Promise<void>;
	/** Ends it; resolves when it is gone. */
	stop(): Promise<void>;
}

/** Starts `modulePath` as a process of its own. Its answer rejects when it ends before giving one. */
export function startChild<Answer>(modulePath: string, message: object | string, options: ForkOptions): ChildProcess<Answer> {
	const child = fork(modulePath, [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], ...options });
	const ended = once(child, 'close').then(() => {});
	const answer = new Promise<Answer>((resolve, reject) => {
		child.once('message', (received) => resolve(received as Answer));
		child.once('error', reject);
		child.once('close', (code, signal) => reject(new Error(`${modulePath} ended (${signal ?? `exit code ${code}`}) before it answered`)));
	});
	const kill = (): void => {
		child.kill();
	};
	process.once('exit', kill);
	child.send(message);
	return {
		answer,
		ended,
		stop: async () => {
			process.removeListener('exit', kill);
			kill();
			await ended;
		},
	};
}
