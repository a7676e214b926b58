/** A sandbox in a process of its own, which ends with the process that started it. `startSandboxProcess` starts it. */
import { startSandbox } from '../sandbox';

process.once('message', ({ latencyMs }: { latencyMs: number }) => {
	startSandbox({ latencyMs }).then(
		({ providers, controlToken }) => process.send?.({ ...providers.kejue, controlToken }),
		(error: unknown) => {
			console.error(error);
			process.exit(1);
		},
	);
});
process.once('disconnect', () => process.exit(0));
// Ctrl-C reaches the whole group of processes; who started us ends us in order.
process.on('SIGINT', () => {});
