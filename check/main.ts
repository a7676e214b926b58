import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatTable } from '../host/formatTable';
import { projectFolder } from '../host/projectFolder';
import { FOLLOW_TIMES } from './followCall';
import { formatReport } from './formatReport';
import { readOptions, USAGE } from './readOptions';
import { runCheck } from './runCheck';

const MAX_WITHHELD = 50;
const MAX_NAME_LENGTH = 60;

/** The part of `npm run check` that comes after the installation. @returns the exit code; differences are no failure */
export async function main(parameters: string[], environment: Record<string, string | undefined>): Promise<number> {
	if (parameters.includes('--help')) {
		console.log(USAGE);
		return 0;
	}
	const options = readOptions(parameters, environment);
	const { plan, baseUrl, call } = options;
	const { findings, names } = await runCheck({ ...options, times: FOLLOW_TIMES, report: (line) => console.log(`${line} ...`) });
	const packageJson: unknown = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8'));
	const head = {
		title: plan.title,
		packageVersion: String(Object(packageJson).version),
		day: new Date().toISOString().slice(0, 'YYYY-MM-DD'.length),
		isDocumentedAddress: baseUrl === plan.baseUrl,
		called: call !== undefined,
	};
	const report = formatReport(head, findings, names);
	const artifacts = join(projectFolder, 'artifacts');
	mkdirSync(artifacts, { recursive: true });
	const file = join('artifacts', `check-${plan.name}.md`);
	writeFileSync(join(projectFolder, file), report);

	console.log(`\n${formatTable(findings, { subject: 'what', basis: 'description', verdict: 'verdict', text: 'seen' })}`);
	console.log(`\nThe report is in ${file}. It holds no key, number, name or text of your account; read it, then send it with the issue form "Answers of a real account".`);
	const withheld = names.withheld();
	if (withheld.length > 0) {
		console.log(`\nOnly on your screen: the report leaves out these names of members, since they may be data of yours. Add those that are ${plan.title}'s by hand:\n${withheld.slice(0, MAX_WITHHELD).map(onScreen).join(', ')}`);
	}
	return 0;
}

/** In quotes and cut; whatever would steer a terminal is written out. */
function onScreen(name: string): string {
	return JSON.stringify(name.length > MAX_NAME_LENGTH ? `${name.slice(0, MAX_NAME_LENGTH)}…` : name).replace(/[\u007f-\u009f]/g, '?');
}
