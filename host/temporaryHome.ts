import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { atExit } from './atExit';

/**
 * A new, empty folder for one n8n. It disappears with this process.
 *
 * @returns its path without symbolic links, since n8n refuses to read files behind them
 */
export function temporaryHome(): string {
	const home = realpathSync(mkdtempSync(join(tmpdir(), 'ai-calls-n8n-')));
	atExit(() => rmSync(home, { recursive: true, force: true, maxRetries: 3 }));
	return home;
}
