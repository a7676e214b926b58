import type { IDataObject } from 'n8n-workflow';
import { plainText } from '../../shared/core/input/plainText';

interface RowName {
	/** By which a person finds the row: its `id` or `row_number`, else its place in the list, counted from 1. */
	duplicateOf: number;
	words: string;
}

export function rowName({ row, itemIndex }: { row: IDataObject; itemIndex: number }): RowName {
	for (const column of ['id', 'row_number']) {
		const name = plainText(row[column]);
		if (/^\d{1,15}$/.test(name)) return { duplicateOf: Number(name), words: `the row with ${column} ${name}` };
	}
	const entry = itemIndex + 1;
	return { duplicateOf: entry, words: `entry ${entry} of the list` };
}
