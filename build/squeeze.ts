import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { transform } from 'esbuild';

/**
 * Shortens what was built, since users download it: JSON, and code but for the node and credential classes, which stay as
 * they are because reviewers read those first.
 */
export async function squeeze(root: string): Promise<void> {
	const folder = join(root, 'dist/nodes');
	const files = await readdir(folder, { recursive: true });
	await Promise.all(
		files.map(async (file) => {
			const shorten = shortenerOf(file);
			if (!shorten) return;
			const path = join(folder, file);
			await writeFile(path, await shorten(await readFile(path, 'utf8')));
		}),
	);
}

function shortenerOf(file: string): ((content: string) => string | Promise<string>) | undefined {
	if (file.endsWith('.json')) return (content) => JSON.stringify(JSON.parse(content));
	return file.endsWith('.js') && !file.endsWith('.node.js') ? shortenCode : undefined;
}

/** Tells importers what `default` means. Nothing here has a default export, and it would be a twentieth of the code. */
const MODULE_MARK = 'Object.defineProperty(exports, "__esModule", { value: true });';

async function shortenCode(content: string): Promise<string> {
	const { code } = await transform(content.replace(MODULE_MARK, ''), { minify: true, format: 'cjs', charset: 'utf8', target: 'es2022' });
	return code;
}
