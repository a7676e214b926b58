import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import ts from 'typescript';

/** How many spaces TypeScript's compiler indents a level by. */
const COMPILER_LEVEL = 4;

/** Rewrites the built files of a folder to be indented as their sources: the compiler's four spaces are a twentieth of the package. */
export async function indentWithTabs(folder: string): Promise<void> {
	const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.js'));
	for (const file of files) {
		const place = path.join(folder, file);
		await writeFile(place, withTabs(await readFile(place, 'utf8')));
	}
}

/**
 * The code with a tab for each level, but for what stands inside of a template text.
 *
 * @param level how many spaces a level is in `code`
 */
export function withTabs(code: string, level = COMPILER_LEVEL): string {
	const source = ts.createSourceFile('file.js', code, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
	const inTexts = new Set<number>();
	const visit = (node: ts.Node): void => {
		if (ts.isTemplateLiteralToken(node)) {
			const lineAt = (position: number) => source.getLineAndCharacterOfPosition(position).line;
			for (let line = lineAt(node.getStart(source)) + 1; line <= lineAt(node.getEnd()); line++) inTexts.add(line);
		}
		ts.forEachChild(node, visit);
	};
	visit(source);
	const indented = (line: string) => line.replace(/^ +/, (spaces) => spaces.replaceAll(' '.repeat(level), '\t'));
	return code.split('\n').map((line, index) => (inTexts.has(index) ? line : indented(line))).join('\n');
}
