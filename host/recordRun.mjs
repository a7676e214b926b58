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
 */

/**
 * Keeps that a suite has passed as a whole, from which `npm run compatibility` makes the tables of compatible versions,
 * and says so where they do not have it yet.
 *
 * @param {RunRecord} run
 * @returns {void}
 */
export function recordRun({ suite, n8nVersion, nodeVersion }) {
	mkdirSync(recordsFolder, { recursive: true });
	writeFileSync(join(recordsFolder, `${suite}-${n8nVersion}.json`), JSON.stringify({ suite, n8nVersion, nodeVersion }));

	/** @type {RunRecord[]} */
	const claims = JSON.parse(readFileSync(claimsPath, 'utf8'));
	if (claims.some((claim) => claim.suite === suite && claim.n8nVersion === n8nVersion)) return;
	console.log(`docs/compatibility.json does not have "${suite}" on n8n ${n8nVersion} yet. "npm run compatibility" brings it up to date.`);
}
