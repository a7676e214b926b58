import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

const ROOT = join(__dirname, '../..');
const FOLDERS = ['nodes', 'credentials'];

/** Every source file that is shipped, parsed; `name` is its path from the project's root. */
export function shippedSources(): Array<{ name: string; source: ts.SourceFile }> {
	const names = FOLDERS.flatMap((folder) =>
		readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(ROOT, folder, name)),
	);
	return names
		.filter((name) => name.endsWith('.ts'))
		.sort()
		.map((file) => ({
			name: relative(ROOT, file),
			source: ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true),
		}));
}
