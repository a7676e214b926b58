import ts from 'typescript';
import { shippedSources } from './shippedSources';

/** A regular expression as it stands in the code that is shipped. */
interface FoundExpression {
	/** File from the project's root, and line. */
	place: string;
	regex: RegExp;
}

interface FoundExpressions {
	/** Literals, and the texts that a field's description has n8n make one of. */
	expressions: FoundExpression[];
	/** Files in which one is put together at run time, once for each time: only a test of what uses it can judge it. */
	builtIn: string[];
}

/** Every regular expression in what is shipped. */
export function findExpressions(): FoundExpressions {
	const found: FoundExpressions = { expressions: [], builtIn: [] };
	for (const { name, source } of shippedSources()) {
		const add = (node: ts.Node, pattern: string, flags: string): void => {
			const { line } = source.getLineAndCharacterOfPosition(node.getStart());
			found.expressions.push({ place: `${name}:${line + 1}`, regex: new RegExp(pattern, flags) });
		};
		const visit = (node: ts.Node): void => {
			if (ts.isRegularExpressionLiteral(node)) {
				const end = node.text.lastIndexOf('/');
				add(node, node.text.slice(1, end), node.text.slice(end + 1));
			}
			const isDescribed = ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && node.name.text === 'regex';
			if (isDescribed && ts.isStringLiteralLike(node.initializer)) add(node, node.initializer.text, '');
			const isBuilt = (ts.isNewExpression(node) || ts.isCallExpression(node)) && ts.isIdentifier(node.expression) && node.expression.text === 'RegExp';
			if (isBuilt) found.builtIn.push(name);
			ts.forEachChild(node, visit);
		};
		visit(source);
	}
	return found;
}
