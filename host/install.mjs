// Installs all that the other commands would install when they need it: the development packages and every pinned n8n.
import { installHost } from './installHost.mjs';
import { installProject } from './installProject.mjs';
import { PINNED_VERSIONS } from './pinnedVersions.mjs';

try {
	await installProject();
	for (const version of PINNED_VERSIONS) await installHost(version);
} catch (error) {
	console.error(error.message);
	process.exitCode = 1;
}
