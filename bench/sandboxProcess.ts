/** A sandbox in a process of its own, which ends with the process that started it. `startSandboxProcess` starts it. */
import { startSandbox } from '../sandbox';
import type { SandboxOrder, SandboxProcess } from './startSandboxProcess';

process.once('message', ({ provider, latencyMs }: SandboxOrder) => {
	startSandbox({ latencyMs }).then(
		({ providers, controlToken }) => process.send?.({ ...providers[provider], controlToken } satisfies SandboxProcess),
		(error: unknown) => {
			console.error(error);
			process.exit(1);
		},
	);
});
process.once('disconnect', () => process.exit(0));
// Ctrl-C reaches the whole group of processes; who started us ends us in order.
process.on('SIGINT', () => {});
