import type { IExecuteFunctions, IExecutionContext } from 'n8n-workflow';

/** Sub-workflows may call others; n8n itself stops endless ones. */
const MAX_DEPTH = 20;

/** The execution in which everything began that led to this one. */
export interface RootExecution {
	/** This execution itself, or the one that called it as a sub-workflow, at any depth. */
	executionId: string;
	isParent: boolean;
	/** When and how it was first started; a retry keeps this. Older versions of n8n do not tell. */
	birth: IExecutionContext | undefined;
}

/** Follows the calls of sub-workflows back to where they began. An error workflow begins anew. */
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
