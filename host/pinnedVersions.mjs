/**
 * An n8n whose packages host/versions/<n8nVersion> pins, together with the Node it runs on.
 *
 * @typedef {object} PinnedVersion
 * @property {string} n8nVersion
 * @property {string} folderVariable environment variable that names another folder than .cache/n8n-<n8nVersion>
 * @property {string} diskSpace what it takes once installed, for people to read
 * @property {string} disabledModules those of n8n's modules that would ask the internet; n8n refuses a name that it does not know
 */

/** What everything runs on that is not told otherwise. @type {PinnedVersion} */
const NEWEST = { n8nVersion: '2.41.1', folderVariable: 'AI_CALLS_HOST_DIR', diskSpace: '2.4 GB', disabledModules: 'mcp-registry' };

/** The oldest one that the package promises to run on. @type {PinnedVersion} */
export const OLDEST = { n8nVersion: '2.8.4', folderVariable: 'AI_CALLS_OLDEST_HOST_DIR', diskSpace: '1.9 GB', disabledModules: '' };

/** @type {PinnedVersion[]} */
export const PINNED_VERSIONS = [NEWEST, OLDEST];

/**
 * The one that the environment variable AI_CALLS_N8N_VERSION asks for; without it the newest.
 *
 * @returns {PinnedVersion}
 * @throws {Error} for a version that is not pinned
 */
export function chosenVersion() {
	const wanted = process.env.AI_CALLS_N8N_VERSION ?? NEWEST.n8nVersion;
	const pinned = PINNED_VERSIONS.find(({ n8nVersion }) => n8nVersion === wanted);
	if (!pinned) throw new Error(`AI_CALLS_N8N_VERSION can be ${NEWEST.n8nVersion} or ${OLDEST.n8nVersion}, not ${wanted}.`);
	return pinned;
}
