import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { DateTime } from 'luxon';
import type { Connection } from '../sending/connection';
import { connect } from '../sending/connect';
import { Ledger } from '../once/ledger';
import { LeftOutRecords } from './leftOutRecords';
import type { Operation } from '../operation';
import { paramsReader, type ParamsReader } from '../input/paramsReader';
import { holdsPassword } from '../input/passwords';
import type { Provider } from '../provider';

/** One run of an action node: what all its items share. */
export interface Run extends Connection {
	context: IExecuteFunctions;
	operation: Operation;
	names: { resource: string; operation: string };
	startedAt: DateTime<true>;
	readParams: ParamsReader;
	passwordFields: INodeProperties[];
	ledger: Ledger;
	leftOut: LeftOutRecords;
	stopsAtProblem: boolean;
	/** Nothing more is sent; requests in progress finish. */
	halt(): void;
	/** True when n8n has stopped the execution. */
	isCanceled(): boolean;
}

interface Choice {
	operation: Operation;
	names: Run['names'];
	maxConcurrent: number;
}

export function startRun(context: IExecuteFunctions, provider: Provider, { operation, names, maxConcurrent }: Choice): Run {
	const connection = connect(context, provider, maxConcurrent);
	const halted = new AbortController();
	return {
		...connection,
		signal: connection.signal ? AbortSignal.any([connection.signal, halted.signal]) : halted.signal,
		halt: () => halted.abort(),
		isCanceled: () => connection.signal?.aborted === true,
		context,
		operation,
		names,
		startedAt: DateTime.now(),
		readParams: paramsReader(context, operation.properties),
		passwordFields: operation.properties.filter(holdsPassword),
		ledger: new Ledger(context),
		leftOut: new LeftOutRecords(),
		stopsAtProblem: !context.continueOnFail(),
	};
}
