import { z } from 'zod';

/** What `recordRun` keeps of a suite that passed as a whole. */
export const runRecord = z.object({ suite: z.string(), n8nVersion: z.string(), nodeVersion: z.string() });

export type RunRecord = z.infer<typeof runRecord>;

/** Heading of each suite in the tables, in their order. */
const SUITES: Record<string, string> = {
	engine: 'its engine',
	e2e: 'real n8n',
	queue: 'queue mode',
	browser: 'editor',
};

/** The suites beside the versions they passed on, as Markdown lines; the newest n8n first. */
export function compatibilityTable(records: RunRecord[], { withNode }: { withNode: boolean }): string[] {
	const suites = Object.keys(SUITES).filter((suite) => records.some((record) => record.suite === suite));
	const versions = [...new Set(records.map(({ n8nVersion }) => n8nVersion))].sort((one, other) => other.localeCompare(one, 'en', { numeric: true }));
	const rows = versions.map((version) => {
		const own = records.filter(({ n8nVersion }) => n8nVersion === version);
		const cells = suites.map((suite) => {
			const record = own.find((one) => one.suite === suite);
			return record ? `passed${withNode ? ` on Node ${record.nodeVersion}` : ''}` : '';
		});
		return [version, ...cells];
	});
	return [['n8n', ...suites.map((suite) => SUITES[suite])], ['---', ...suites.map(() => '---')], ...rows].map((row) => `| ${row.join(' | ')} |`);
}

/** Documents with the table, and how much it says there: the README is part of what users download. */
export const DOCUMENTS = { 'README.md': { withNode: false }, 'docs/compatibility.md': { withNode: true } };

const TABLE = /(<!-- compatibility -->\n)([\s\S]*?)(<!-- \/compatibility -->)/;

/**
 * The lines between `<!-- compatibility -->` and `<!-- /compatibility -->`.
 *
 * @throws Error when the markers are not there
 */
export function readCompatibilityTable(document: string): string[] {
	const table = TABLE.exec(document)?.[2];
	if (table === undefined) throw new Error('There is no <!-- compatibility --> ... <!-- /compatibility --> section');
	return table.split('\n').filter((line) => line !== '');
}

/** The document with that section's lines replaced. */
export function replaceCompatibilityTable(document: string, lines: string[]): string {
	return document.replace(TABLE, (_section, start: string, _old: string, end: string) => `${start}${lines.join('\n')}\n${end}`);
}
