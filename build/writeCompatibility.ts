import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { compatibilityTable, DOCUMENTS, readCompatibilityTable, replaceCompatibilityTable, runRecord, type RunRecord } from './compatibilityTable';

/** Takes what suites have recorded on this machine into docs/compatibility.json, and rewrites the tables made from it. */
function writeCompatibility(root: string): void {
	const file = path.join(root, 'docs', 'compatibility.json');
	const known = z.array(runRecord).parse(JSON.parse(readFileSync(file, 'utf8')));
	const byRun = new Map([...known, ...recordedRuns(path.join(root, '.cache', 'runs'))].map((run) => [`${run.n8nVersion} ${run.suite}`, run]));
	const runs = [...byRun].sort(([one], [other]) => one.localeCompare(other, 'en', { numeric: true })).map(([, run]) => run);
	writeFileSync(file, `${JSON.stringify(runs, null, '\t')}\n`);

	for (const [name, columns] of Object.entries(DOCUMENTS)) {
		const document = readFileSync(path.join(root, name), 'utf8');
		readCompatibilityTable(document); // stops where the section is missing
		writeFileSync(path.join(root, name), replaceCompatibilityTable(document, compatibilityTable(runs, columns)));
	}
}

function recordedRuns(folder: string): RunRecord[] {
	if (!existsSync(folder)) return [];
	return readdirSync(folder).map((name) => runRecord.parse(JSON.parse(readFileSync(path.join(folder, name), 'utf8'))));
}

writeCompatibility(path.dirname(__dirname));
