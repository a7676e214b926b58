import { randomUUID } from 'node:crypto';

/** A fresh id such as `call_` and 32 hex digits. */
export function newId(prefix: string): string {
	return `${prefix}_${randomUUID().replaceAll('-', '')}`;
}
