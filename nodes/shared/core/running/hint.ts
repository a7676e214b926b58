import type { Run } from './run';

export function hint({ context }: Pick<Run, 'context'>, message: string | undefined): void {
	// AI tools run in a context without hints.
	if (message !== undefined) context.addExecutionHints?.({ message, location: 'outputPane' });
}
