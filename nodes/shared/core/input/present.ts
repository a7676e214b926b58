import type { IDataObject } from 'n8n-workflow';

type Input = Record<string, unknown>;

/** Without its undefined members; undefined when none is left, so that what was not entered is not sent. */
export function present(members: Input): IDataObject | undefined {
	const entered = Object.entries(members).filter(([, value]) => value !== undefined);
	return entered.length === 0 ? undefined : (Object.fromEntries(entered) as IDataObject);
}
