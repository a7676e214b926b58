import type { IDataObject } from 'n8n-workflow';
import { readOptedOut } from '../../shared/calls/rules/doNotCall/doNotCall';
import { plainText } from '../../shared/core/input/plainText';
import { plainWord } from '../../shared/core/input/plainWord';
import { cell, COLUMNS } from './columns';

/** Other names of a column. Where one is not known, somebody is called who must not be. */
const OPT_OUT_NAMES = ['do not contact', 'DNC', 'opt out', 'opted out'];

type Column = Parameters<typeof cell>[1];

const KNOWN = new Map<string, Column>([
	...([...Object.keys(COLUMNS), 'phone'] as Column[]).map((column) => [plainWord(column), column] as const),
	...OPT_OUT_NAMES.map((name) => [plainWord(name), 'doNotCall'] as const),
	[plainWord('phone number'), 'phone'] as const,
]);

export interface Written {
	heading: string;
	text: string;
}

export interface KnownColumns {
	row: IDataObject;
	/** All that is not blank under the headings of a column, its own among them. */
	written(column: Column): Written[];
}

/** Reads a row whose headings a person has written: "Do not call" and "do_not_call" are doNotCall. The column itself counts first, but an opt-out counts wherever it is. */
export function knownColumnsReader(): (row: IDataObject) => KnownColumns {
	const columnOf = new Map<string, Column | undefined>();
	return (row) => {
		const found = new Map<Column, Written[]>();
		let read = row;
		for (const [heading, value] of Object.entries(row)) {
			if (!columnOf.has(heading)) columnOf.set(heading, KNOWN.get(plainWord(heading)));
			const column = columnOf.get(heading);
			if (column === undefined) continue;
			const text = plainText(value);
			if (text !== '') found.set(column, [...(found.get(column) ?? []), { heading, text }]);
			if (column === heading) continue;
			if (cell(read, column) === null || (column === 'doNotCall' && readOptedOut(value))) read = { ...read, [column]: value };
		}
		return { row: read, written: (column) => found.get(column) ?? [] };
	};
}
