import ts from 'typescript';
import { shippedSources } from './shippedSources';

const TEXT = /^(string|unknown)( \| (undefined|null))*$/;

/** Exported functions whose first parameter is text, or anything: "nodes/shared/core/problem/redact.ts#redact". */
export function findTextFunctions(): string[] {
	return shippedSources().flatMap(({ name, source }) =>
		source.statements.flatMap((statement) => {
			if (!ts.isFunctionDeclaration(statement) || !statement.body || statement.name === undefined) return [];
			const isExported = statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
			const type = statement.parameters.at(0)?.type?.getText() ?? '';
			return isExported && TEXT.test(type) ? `${name}#${statement.name.text}` : [];
		}),
	);
}
