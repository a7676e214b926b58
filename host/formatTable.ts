/**
 * Rows as lines of text with aligned columns and a ruled head.
 *
 * @param columns heading by member of a row; a null or missing value is shown as a dash
 */
export function formatTable<Row extends object>(rows: readonly Row[], columns: Partial<Record<keyof Row & string, string>>): string {
	const keys = Object.keys(columns) as Array<keyof Row & string>;
	const cells = rows.map((row) => keys.map((key) => String(row[key] ?? '-')));
	const head = keys.map((key) => columns[key] ?? key);
	const widths = head.map((title, column) => Math.max(title.length, ...cells.map((line) => line[column].length)));
	const toLine = (line: string[]): string => line.map((cell, column) => cell.padEnd(widths[column])).join('  ').trimEnd();
	return [toLine(head), widths.map((width) => '-'.repeat(width)).join('  '), ...cells.map(toLine)].join('\n');
}
