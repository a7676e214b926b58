import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What distributions call it. */
const PROGRAMS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * Where the browser is that the tests use: the one named by AI_CALLS_CHROMIUM, or the first on PATH.
 *
 * @returns {string}
 * @throws {Error} saying what to install
 */
export function findChromium() {
	const wanted = process.env.AI_CALLS_CHROMIUM;
	const candidates = wanted ? [wanted] : (process.env.PATH ?? '').split(delimiter).flatMap((folder) => PROGRAMS.map((name) => join(folder, name)));
	const found = candidates.find(isProgram);
	if (found) return found;
	throw new Error(
		wanted
			? `AI_CALLS_CHROMIUM names ${wanted}, which is not a program.`
			: 'These tests need Chromium. On Debian and Ubuntu: apt-get install chromium. One that is not on PATH can be named in AI_CALLS_CHROMIUM.',
	);
}

function isProgram(path) {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
