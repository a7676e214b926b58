import type { IExecuteFunctions, IExecutionContext } from 'n8n-workflow';

/** n8n itself stops endless calls of sub-workflows. */
const MAX_DEPTH = 20;

/** The execution that started this one, directly or through sub-workflows. */
export interface RootExecution {
	executionId: string;
	isParent: boolean;
	/** When and how it was first started; a retry keeps this. Undefined in older versions of n8n. */
	birth: IExecutionContext | undefined;
}

/** Follows sub-workflows back to the execution that called the first one. An error workflow is an execution of its own. */
export async function findRootExecution(context: IExecuteFunctions): Promise<RootExecution> {
	const birth = context.getExecutionContext?.();
	let origin: RootExecution = { executionId: context.getExecutionId(), isParent: false, birth };
	for (let depth = 0; depth < MAX_DEPTH; depth++) {
		if (origin.birth?.parentExecutionId === undefined || origin.birth.source === 'error') break;
		const caller = (await context.getExecutionDataById(origin.executionId))?.parentExecution;
		if (!caller?.executionContext) break;
		origin = { executionId: caller.executionId, isParent: true, birth: caller.executionContext };
	}
	return origin;
}
