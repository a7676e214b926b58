import type { IExecuteFunctions } from 'n8n-workflow';
import { connect, type Connection } from './connection';
import { Ledger } from './ledger';
import { NumberCount } from './numberCount';
import type { Operation } from './operation';
import type { Provider } from './provider';

/** One run of an action node: what all its items share. */
export interface Run extends Connection {
	context: IExecuteFunctions;
	operation: Operation;
	/** Values of the parameters Resource and Operation. */
	names: { resource: string; operation: string };
	ledger: Ledger;
	/** Numbers of the items that are ready to be sent. */
	numbers: NumberCount;
}

interface Choice {
	operation: Operation;
	names: Run['names'];
	/** Requests under way at once, at least 1. */
	maxConcurrent: number;
}

export function startRun(context: IExecuteFunctions, provider: Provider, { operation, names, maxConcurrent }: Choice): Run {
	return {
		...connect(context, provider, maxConcurrent),
		context,
		operation,
		names,
		ledger: new Ledger(context),
		numbers: new NumberCount(),
	};
}
