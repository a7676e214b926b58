import { readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/**
 * The values that built code takes out of a package: `NodeApiError` where it reads `lib.NodeApiError` of what it required.
 *
 * @param folder holds the built files
 * @returns names, sorted, each with a file that takes it
 * @throws Error where the required package is used in any other way, since its names would then go unseen
 */
export function importedNames(folder: string, packageName: string): Map<string, string> {
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'));
	// Minified code uses the same letter for different things: only the compiler knows which one is meant.
	const program = ts.createProgram(files.map((file) => path.join(folder, file)), { allowJs: true, noLib: true, noResolve: true, types: [] });
	const checker = program.getTypeChecker();
	const found = files.flatMap((file) => {
		const source = program.getSourceFile(path.join(folder, file));
		if (!source) throw new Error(`${file} cannot be read`);
		return namesIn(source, packageName, checker).map((name) => [name, file] as const);
	});
	return new Map(found.sort(([one], [other]) => one.localeCompare(other)));
}

function namesIn(source: ts.SourceFile, packageName: string, checker: ts.TypeChecker): string[] {
	const names: string[] = [];
	const libraries = new Set<ts.Symbol>();
	const take = (node: ts.Node) => {
		const { parent } = node;
		if (ts.isPropertyAccessExpression(parent) && parent.expression === node) names.push(parent.name.text);
		else throw new Error(`${source.fileName} uses ${packageName} in a way that is not understood: ${parent.getText()}`);
	};

	visit(source, (node) => {
		if (!isRequireOf(node, packageName)) return;
		const { parent } = node;
		const library = ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name) && checker.getSymbolAtLocation(parent.name);
		if (library) libraries.add(library);
		else take(node);
	});
	visit(source, (node) => {
		if (!ts.isIdentifier(node) || (ts.isVariableDeclaration(node.parent) && node.parent.name === node)) return;
		const meant = ts.isShorthandPropertyAssignment(node.parent)
			? checker.getShorthandAssignmentValueSymbol(node.parent)
			: checker.getSymbolAtLocation(node);
		if (meant && libraries.has(meant)) take(node);
	});
	return names;
}

function isRequireOf(node: ts.Node, packageName: string): boolean {
	if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression) || node.expression.text !== 'require') return false;
	const [request] = node.arguments;
	return ts.isStringLiteral(request) && request.text === packageName;
}

function visit(node: ts.Node, see: (node: ts.Node) => void): void {
	see(node);
	ts.forEachChild(node, (child) => visit(child, see));
}
