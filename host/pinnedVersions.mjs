/**
 * An n8n whose packages host/versions/<n8nVersion> pins, together with the Node it runs on.
 *
 * @typedef {object} PinnedVersion
 * @property {string} n8nVersion
 * @property {string} folderVariable environment variable that names another folder than .cache/n8n-<n8nVersion>
 * @property {string} diskSpace what it takes once installed, for people to read
 */

/** What everything runs on that is not told otherwise. @type {PinnedVersion} */
export const NEWEST = { n8nVersion: '2.41.1', folderVariable: 'AI_CALLS_HOST_DIR', diskSpace: '2.4 GB' };

/** The oldest one that the package promises to run on. @type {PinnedVersion} */
export const OLDEST = { n8nVersion: '2.8.4', folderVariable: 'AI_CALLS_OLDEST_HOST_DIR', diskSpace: '1.9 GB' };
