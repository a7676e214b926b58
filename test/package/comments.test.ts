import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';

const NODES = resolve(__dirname, '../../nodes');

/** Lines with a comment per 100 lines of a folder of nodes/, at most. */
const LIMITS = readdirSync(NODES, { withFileTypes: true })
	.filter((entry) => entry.isDirectory())
	.map(({ name: folder }) => ({ folder, limit: folder === 'shared' ? 8 : 5 }));

interface Count {
	lines: number;
	/** Lines that are a comment, or have one. */
	comments: number;
}

function countLines(text: string): Count {
	const source = ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest, true);
	const lineAt = (position: number) => source.getLineAndCharacterOfPosition(position).line;
	const commented = new Set<number>();
	const visit = (node: ts.Node): void => {
		const ranges = [ts.getLeadingCommentRanges(text, node.getFullStart()), ts.getTrailingCommentRanges(text, node.getEnd())];
		for (const { pos, end } of ranges.flatMap((found) => found ?? [])) {
			for (let line = lineAt(pos); line <= lineAt(end); line++) commented.add(line);
		}
		// Unlike forEachChild, with punctuation: a comment may be before a closing brace.
		for (const child of node.getChildren(source)) if (!ts.isJSDoc(child)) visit(child);
	};
	visit(source);
	return { lines: text.replace(/\n$/, '').split('\n').length, comments: commented.size };
}

function countFolder(folder: string): Count {
	const counts = readdirSync(join(NODES, folder), { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.ts'))
		.map((name) => countLines(readFileSync(join(NODES, folder, name), 'utf8')));
	const sum = (key: keyof Count) => counts.reduce((total, count) => total + count[key], 0);
	return { lines: sum('lines'), comments: sum('comments') };
}

test.each(LIMITS)('nodes/$folder: at most $limit of 100 lines are comments', ({ folder, limit }) => {
	const { lines, comments } = countFolder(folder);
	expect(lines).toBeGreaterThan(100);
	expect((100 * comments) / lines).toBeLessThanOrEqual(limit);
});

test.each([
	['none, though a text looks like one', "const a = '// b /* c */';\nconst d = `/* e */`;\n", { lines: 2, comments: 0 }],
	['before, beside and after code', '/** A. */\nconst a = 1; // b\n\n// c\n', { lines: 4, comments: 3 }],
	['over several lines', '/*\n * a\n */\nconst a = 1;\n', { lines: 4, comments: 3 }],
	['inside of code, before a closing brace too', 'f({\n\t// a\n\tb, // c\n\t// d\n});\nfunction g() {\n\t// e\n}\n', { lines: 8, comments: 4 }],
	['several in one line', 'f(/* a */ b, /* c */ d);\n', { lines: 1, comments: 1 }],
])('comments are counted: %s', (_case, text, expected) => {
	expect(countLines(text)).toEqual(expected);
});
