import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

import { newToken } from '../sandbox/secretToken';
import type { Account } from './n8nClient';

const OWNER_FILE = 'owner.json';
const EMAIL = 'owner@sandbox.example';
/** n8n wants a digit and a capital letter among 8 to 64 characters. */
const PREFIX = 'Sandbox-1-';

const account = z.object({ email: z.string(), password: z.string() });

/**
 * Who owns the n8n of a folder. The password is made up when it is asked for first, and kept there where only this user of
 * the machine can read it: n8n runs code, and a web page or another user of the machine can reach it, too.
 *
 * @param home n8n's folder, which exists
 */
export function ownerOf(home: string): Account {
	const file = join(home, OWNER_FILE);
	if (existsSync(file)) return account.parse(JSON.parse(readFileSync(file, 'utf8')));
	const made: Account = { email: EMAIL, password: PREFIX + newToken() };
	writeFileSync(file, `${JSON.stringify(made, null, '\t')}\n`, { mode: 0o600, flag: 'wx' });
	return made;
}
