// Installs all that the other commands would install when they need it: the development packages and every pinned n8n, or
// with --packages-only just the former.
import { installHost } from './installHost.mjs';
import { installProject } from './installProject.mjs';
import { PINNED_VERSIONS } from './pinnedVersions.mjs';

try {
	await installProject();
	if (process.argv[2] !== '--packages-only') for (const version of PINNED_VERSIONS) await installHost(version);
} catch (error) {
	console.error(error.message);
	process.exitCode = 1;
}
