import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const projectFolder = dirname(dirname(fileURLToPath(import.meta.url)));
const recordsFolder = join(projectFolder, '.cache', 'runs');
const claimsPath = join(projectFolder, 'docs', 'compatibility.json');

/**
 * A whole suite that has passed.
 *
 * @typedef {object} RunRecord
 * @property {string} suite a key of SUITES in build/compatibilityTable.ts
 * @property {string} n8nVersion
 * @property {string} nodeVersion of the Node that n8n or its engine ran on
 * @property {number} passed tests
 */

/**
 * Keeps what a suite has just shown, from which `npm run compatibility` makes the tables of compatible versions, and
 * holds it against what they say.
 *
 * @param {RunRecord} run
 * @returns {number} failures: 1 when the tables claim more
 */
export function recordRun({ suite, n8nVersion, nodeVersion, passed }) {
	mkdirSync(recordsFolder, { recursive: true });
	writeFileSync(join(recordsFolder, `${suite}-${n8nVersion}.json`), JSON.stringify({ suite, n8nVersion, nodeVersion, passed }));

	/** @type {RunRecord[]} */
	const claims = JSON.parse(readFileSync(claimsPath, 'utf8'));
	const claimed = claims.find((claim) => claim.suite === suite && claim.n8nVersion === n8nVersion)?.passed ?? 0;
	if (claimed === passed) return 0;
	console.log(
		`docs/compatibility.json has ${claimed} passed tests for "${suite}" on n8n ${n8nVersion}; now there are ${passed}. "npm run compatibility" brings it up to date.`,
	);
	return claimed > passed ? 1 : 0;
}

/** Tests that run nodes in n8n's own engine or contexts. */
const ENGINE_TESTS = /[\\/]test[\\/](engine|triggers)[\\/]/;

/**
 * How many of them have passed, whatever else ran with them.
 *
 * @param {{ testResults: Array<{ name: string, assertionResults: Array<{ status: string }> }> }} results as jest writes them with --json
 * @returns {number}
 */
export function countEngineTests({ testResults }) {
	return testResults
		.filter(({ name }) => ENGINE_TESTS.test(name))
		.flatMap(({ assertionResults }) => assertionResults)
		.filter(({ status }) => status === 'passed').length;
}
