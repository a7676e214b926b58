import type { Difference, Finding, Verdict } from './finding';
import type { MemberNames } from './memberNames';

export interface ReportHead {
	title: string;
	packageVersion: string;
	/** YYYY-MM-DD */
	day: string;
	/** False where another base URL was given, which is not told. */
	isDocumentedAddress: boolean;
	called: boolean;
}

const HEADINGS: Record<Verdict, string> = { differs: 'What differs', confirmed: 'What is confirmed', 'not seen': 'What could not be seen' };
const MAX_MISSING = 40;

/** Markdown that can be sent to anybody: verdicts, names of members in the description, and those of others that are known to be no data. */
export function formatReport({ title, packageVersion, day, isDocumentedAddress, called }: ReportHead, findings: Finding[], names: MemberNames): string {
	const count = (verdict: Verdict) => findings.filter((one) => one.verdict === verdict).length;
	const sections = (Object.keys(HEADINGS) as Verdict[]).map((verdict) => {
		const rows = findings.filter((one) => one.verdict === verdict);
		if (rows.length === 0) return '';
		const details = rows.map((row) => formatDetails(row, names)).filter((text) => text !== '');
		return [`## ${HEADINGS[verdict]}`, '| | description | seen |\n| --- | --- | --- |\n' + rows.map(({ subject, basis, text }) => `| \`${subject}\` | ${basis} | ${text} |`).join('\n'), ...details].join('\n\n');
	});
	return [
		`# ${title}, asked by n8n-nodes-ai-calls ${packageVersion}`,
		`${day}, at ${isDocumentedAddress ? 'the documented address' : 'another address than the documented one'}, ${called ? 'with one call' : 'reads only'}: ${count('confirmed')} confirmed, ${count('differs')} differ, ${count('not seen')} not seen.`,
		'This report holds no key, number, name, ID or text of the account: only types and names of members. Names of members that may be data are left out.',
		...sections.filter((text) => text !== ''),
		'',
	].join('\n\n');
}

function formatDetails({ subject, differences, missing }: Finding, names: MemberNames): string {
	const lines = differences.map((one) => formatDifference(one, names));
	const shown = [...new Set(lines)].map((line) => `- ${line}`);
	const left = missing.length > MAX_MISSING ? ` and ${missing.length - MAX_MISSING} more` : '';
	if (missing.length > 0) shown.push(`- never seen: ${missing.slice(0, MAX_MISSING).map((place) => `\`${place}\``).join(', ')}${left}`);
	return shown.length === 0 ? '' : `### ${subject}\n\n${shown.join('\n')}`;
}

function formatDifference({ place, text, unknown }: Difference, names: MemberNames): string {
	const where = place === '' ? 'The answer' : `\`${place}\``;
	if (!unknown) return `${where} ${text}`;
	const path = unknown.path.map((name) => (name === '[]' ? name : names.shown(name)));
	if (path.includes(undefined)) return `${where} has members that are not described, whose names may be data: ${unknown.type}`;
	return `${where} has \`${path.join('.').replaceAll('.[]', '[]')}\`: ${unknown.type}, which is not described`;
}
