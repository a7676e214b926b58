import { join } from 'node:path';

import { projectFolder } from '../../host/projectFolder';

/** Not under version control; what is chosen from it is copied to docs/images. */
const FOLDER = join(projectFolder, 'artifacts', 'browser');

/** Where the picture of that name is kept; a slash leads into a folder, anything else that is no word becomes a hyphen. */
export function screenshotPath(name: string): string {
	return join(FOLDER, `${name.replace(/[^\w/.]+/g, '-')}.png`);
}
