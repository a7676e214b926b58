import path from 'node:path';
import ts from 'typescript';

/**
 * The source files that some files need, found as the compiler finds them: types count, too.
 *
 * @param root folder with tsconfig.json
 * @param files TypeScript files, relative to `root`
 * @returns them and all they import that is not in node_modules, relative to `root`, with `/`, sorted
 */
export function importedSources(root: string, files: string[]): string[] {
	const { config } = ts.readConfigFile(path.join(root, 'tsconfig.json'), (file) => ts.sys.readFile(file)) as { config: object };
	const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files }, ts.sys, root);
	const program = ts.createProgram(
		files.map((file) => path.join(root, file)),
		{ ...options, types: [] },
	);
	return program
		.getSourceFiles()
		.map(({ fileName }) => path.relative(root, fileName).split(path.sep).join('/'))
		.filter((file) => !file.includes('node_modules') && !file.startsWith('..'))
		.sort();
}
