import { InvalidParameter } from './invalidParameter';
import { maskEntered } from './maskEntered';

/** Names that only n8n has; the providers' own placeholders never contain a dollar sign before these. */
const N8N_NAME =
	/\$(?:\(|(?:json|node|now|today|input|item|items|binary|vars|env|secrets|workflow|execution|parameter|prevNode|runIndex|itemIndex|nodeVersion|jmespath|fromAI|if|ifEmpty|min|max)\b)/;
const MAX_SHOWN = 60;

/** Refuses an unevaluated n8n expression, which would be spoken; placeholders such as `{{first_name}}` are allowed. @throws InvalidParameter */
export function refuseExpression(text: string, parameter: () => string): void {
	for (let start = text.indexOf('{{'); start !== -1; ) {
		const end = text.indexOf('}}', start + 2);
		if (end === -1) return;
		const braces = text.slice(start, end + 2);
		if (N8N_NAME.test(braces)) throw notEvaluated(braces, parameter());
		start = text.indexOf('{{', end + 2);
	}
}

function notEvaluated(expression: string, parameter: string): InvalidParameter {
	const shown = expression.length > MAX_SHOWN ? `${expression.slice(0, MAX_SHOWN)}…` : expression;
	return new InvalidParameter(
		parameter,
		`contains an n8n expression that was not evaluated: ${maskEntered(shown)}`,
		`Switch '${parameter}' to Expression mode, or correct the data that the text comes from.`,
	);
}

/** The same for a text, or for each of a list. */
export function refuseExpressions(entered: unknown, pathOf: () => string): void {
	for (const text of [entered].flat()) if (typeof text === 'string') refuseExpression(text, pathOf);
}
