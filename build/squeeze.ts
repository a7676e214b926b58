import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { transform } from 'esbuild';

/**
 * Takes the white space out of the built code but for the node and credential classes, which stay as they are: reviewers
 * read those first. Names and syntax are untouched, so that a stack trace still tells where it comes from.
 */
export async function squeeze(root: string): Promise<void> {
	const folder = join(root, 'dist/nodes');
	const files = await readdir(folder, { recursive: true });
	await Promise.all(
		files.filter((file) => file.endsWith('.js') && !file.endsWith('.node.js')).map(async (file) => {
			const path = join(folder, file);
			const { code } = await transform(await readFile(path, 'utf8'), { minifyWhitespace: true, charset: 'utf8', legalComments: 'inline' });
			await writeFile(path, code);
		}),
	);
}
