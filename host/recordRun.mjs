import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const projectFolder = dirname(dirname(fileURLToPath(import.meta.url)));

/** What suites have recorded on this machine; `npm run compatibility` makes the documents from it. */
export const RECORDS_FOLDER = join(projectFolder, '.cache', 'runs');

/**
 * Keeps what a suite has just shown, for the table of compatible versions. Only a whole run without a failure counts.
 *
 * @param {object} run
 * @param {string} run.suite name of its jest configuration, such as "jest.e2e"
 * @param {string} run.n8nVersion
 * @param {string} run.nodeVersion of the Node that n8n ran on
 * @param {import('@jest/test-result').AggregatedResult} run.results as jest gives them, or writes them with --json
 */
export function recordRun({ suite, n8nVersion, nodeVersion, results }) {
	const { success, numPassedTests } = results;
	if (!success) return;
	const record = {
		suite,
		n8nVersion,
		nodeVersion,
		date: new Date().toISOString().slice(0, 10),
		passed: numPassedTests,
	};
	mkdirSync(RECORDS_FOLDER, { recursive: true });
	writeFileSync(join(RECORDS_FOLDER, `${suite}-${n8nVersion}.json`), `${JSON.stringify(record, null, '\t')}\n`);
}
