import type { DateTime } from 'luxon';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { nameOfNumber } from '../../shared/calls/numbers/numberToCall';
import { ifReadable } from '../../shared/core/input/ifReadable';
import { InvalidParameter } from '../../shared/core/input/invalidParameter';
import { isObject } from '../../shared/core/input/isObject';
import { parameterPath } from '../../shared/core/input/parameterPath';
import { plainText } from '../../shared/core/input/plainText';
import { parseJson } from '../../shared/core/sending/parseJson';
import type { LocalItem, LocalOutcome } from '../../shared/core/local/localOperation';
import { plainWord } from '../../shared/core/input/plainWord';
import type { AttemptLimits } from './attemptLimits';
import { isRehearsed, readCallResult, type CallResult, type GivenResult } from './callResult';
import { cell, statusIn, type Columns } from './columns';
import { isoUtc, writeHistory, type Attempt } from './history';
import { knownColumnsReader } from './knownColumns';
import { readListRules } from './listRules';
import { logRecord } from './logRecord';
import { ONCE_MORE, planNext, type Change } from './planNext';
import { isOfAnother } from './isOfAnother';
import { readsCalls } from './readsCalls';
import { enteredCallTime } from './readCallTime';
import { readRow, type RowState } from './readRow';
import { sharedFaultJudge } from './sharedFault';

export interface EnteredPlan {
	limits: AttemptLimits;
	label: string;
	optOutLabels: string;
	given: GivenResult;
	now: DateTime<true> | undefined;
}

const START = parameterPath('Options', 'Started At');

export function rowPlanner(context: IExecuteFunctions, items: Array<LocalItem<EnteredPlan>>, now: DateTime<true>): (item: LocalItem<EnteredPlan>) => LocalOutcome {
	const zone = context.getTimezone();
	const { rulesOf } = readListRules(context);
	const readColumns = knownColumnsReader();
	const circumstances = { now, zone, readsCalls: readsCalls(context) };
	const options = (context.getNode().parameters.options ?? {}) as IDataObject;
	const hasOutcome = 'outcome' in options;
	const readCall = (itemIndex: number) => readObject(context.getNodeParameter('callResult', itemIndex), 'Call Result');
	const isForAll = sharedFaultJudge(context, () => items.map(({ itemIndex }) => ifReadable(() => readCall(itemIndex)) ?? {}));
	const readStart = (itemIndex: number) => enteredCallTime(context.getNodeParameter('options.startedAt', itemIndex), zone, START);
	return ({ itemIndex, entered: { limits, label, optOutLabels, given } }) => {
		const row = readRowObject(context.getNodeParameter('row', itemIndex));
		const call = readCall(itemIndex);
		const startedAt = 'startedAt' in options ? readStart(itemIndex) : undefined;
		const result = readCallResult(call, { ...(hasOutcome && { outcome: undefined }), ...given, ...(startedAt && { startedAt }) }, circumstances);
		const number = plainText(cell(row, 'to') ?? call.to) || undefined;
		const rules = rulesOf({ itemIndex, columns: readColumns(row), number: number && nameOfNumber(number, undefined), defaultCountry: undefined });
		// Where row and result were merged, this is the status of the call.
		const state = readRow({ ...row, status: statusIn(row) }, zone);
		const ofAnother = !('problem' in state) && isOfAnother(row, state, { call, result });
		const optedOut = rules.optedOut || (!ofAnother && !isRehearsed(call) && hasLabel(label, optOutLabels));
		const columns = 'problem' in state ? unreadable(row, state.problem, { result, optedOut }) : changedColumns(row, state, { change: planNext({ state, result, rules, optedOut, limits, now, ofAnother, isForAll: isForAll(result) }), optedOut, now });
		const changed = { ...row, ...columns };
		return {
			itemIndex,
			outputs: [{ json: changed, pairedItem: { item: itemIndex } }],
			log: logRecord({ itemIndex, row: changed, rules: 'problem' in rules ? undefined : rules, attempt: attemptOf(columns, result), call: callOf(result) }, now),
		};
	};
}

function readRowObject(entered: unknown): IDataObject {
	const row = readObject(entered, 'Row');
	if (row.attempts !== undefined) return row;
	throw new InvalidParameter(
		'Row',
		'has no column attempts, so it is not known how often the person was called',
		"Choose the row as Prepare List returned it, such as {{ $('Rows').item.json }}, then run this node again; it calls nobody.",
	);
}

function readObject(entered: unknown, parameter: string): IDataObject {
	const value = typeof entered === 'string' ? objectOfText(entered) : entered;
	if (isObject(value)) return value;
	throw new InvalidParameter(parameter, 'must be an object, such as {{ $json }}');
}

function objectOfText(text: string): unknown {
	try {
		return parseJson(text);
	} catch {
		return undefined;
	}
}

const LABEL_SEPARATORS = /[,;|\n]/;

function hasLabel(label: string, optOutLabels: string): boolean {
	const wordsOf = (text: string) => text.split(LABEL_SEPARATORS).map(plainWord).filter((word) => word !== '');
	const optOut = wordsOf(optOutLabels);
	return wordsOf(label).some((word) => optOut.includes(word));
}

type Changing = Pick<Columns, 'status' | 'decision' | 'reason' | 'reasonText' | 'attempts' | 'lastCallId'> & Partial<Columns>;

/** A row whose columns somebody has changed by hand: its call is noted, and a person decides. */
function unreadable(row: IDataObject, problem: string, { result, optedOut }: { result: CallResult; optedOut: boolean }): Changing {
	const callId = result.kind === 'attempt' ? result.attempt.callId : null;
	return { status: 'held', decision: 'held', reason: 'invalidRow', reasonText: `${problem} ${ONCE_MORE}`, attempts: cell(row, 'attempts'), lastCallId: callId ?? cell(row, 'lastCallId'), ...(optedOut && { doNotCall: true }) };
}

const DECISIONS: Record<string, string> = { done: 'done', held: 'held', skipped: 'skip', fix: 'fix', calling: 'wait', claimed: 'wait' };

function changedColumns(row: IDataObject, state: RowState, { change, optedOut, now }: { change: Change; optedOut: boolean; now: DateTime }): Changing {
	const { history = state.history, attempts = state.attempts } = change;
	const last = history.at(-1);
	const status = change.status ?? state.status ?? 'held';
	const nextCallAt = change.nextCallAt === undefined ? (state.nextCallAt ?? null) : change.nextCallAt;
	return {
		status,
		decision: DECISIONS[status] ?? (nextCallAt && nextCallAt > now ? 'later' : 'call'),
		reason: change.reason === undefined ? cell(row, 'reason') : change.reason,
		reasonText: change.reasonText === undefined ? cell(row, 'reasonText') : change.reasonText,
		attempts,
		attemptHistory: writeHistory(history),
		lastOutcome: last ? (last.outcome === 'pending' ? null : last.outcome) : cell(row, 'lastOutcome'),
		lastCallId: last?.callId ?? cell(row, 'lastCallId'),
		lastAttemptAt: last ? isoUtc(last.at) : state.lastAttemptAt ? isoUtc(state.lastAttemptAt) : null,
		nextCallAt: nextCallAt ? isoUtc(nextCallAt) : null,
		talkSeconds: Math.max(0, (Number(cell(row, 'talkSeconds')) || 0) - talked(state.history)) + talked(history),
		doNotCall: change.doNotCall ?? optedOut,
	};
}

function talked(history: Attempt[]): number {
	return history.reduce((total, { seconds }) => total + seconds, 0);
}

function attemptOf({ attempts }: Changing, { kind }: CallResult): number | null {
	return typeof attempts === 'number' ? attempts + (kind === 'attempt' ? 0 : 1) : null;
}

function callOf(result: CallResult) {
	if (result.kind !== 'attempt') return undefined;
	const { from, attempt: { outcome, callId, seconds: durationSeconds } } = result;
	return { from, outcome, callId, durationSeconds };
}
