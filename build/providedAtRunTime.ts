/** What built code may require at run time: n8n installs a package without its dependencies, but shares these of its own. */
export const PROVIDED_AT_RUN_TIME = ['n8n-workflow', 'zod', 'luxon', 'crypto', 'node:crypto'];
