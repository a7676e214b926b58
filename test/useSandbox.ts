import { startSandbox, type Sandbox, type SandboxOptions } from '../sandbox';

/**
 * A sandbox for the tests of one file, cleared before each of them and closed after the last. It can be used from the
 * first `beforeAll` after this on.
 */
export function useSandbox(options?: SandboxOptions): Sandbox {
	const sandbox = {} as Sandbox;
	beforeAll(async () => {
		Object.assign(sandbox, await startSandbox({ prepared: false, ...options }));
	});
	beforeEach(() => sandbox.clear());
	afterAll(async () => await sandbox.close());
	return sandbox;
}
