import type { OfferedOperation, Resource } from './resource';

/** What n8n's canvas shows under a node, an expression: the chosen operation in the words of the form, as in "Create or Update: MCP server". */
export function subtitle(resources: Array<Resource<OfferedOperation>>): string {
	const things = resources.flatMap(({ name, value }) => exception(value, inSentence(name), spaced(value).toLowerCase()));
	const actions = resources.flatMap(({ value, operations }) =>
		Object.values(operations).flatMap(({ option }) => exception(`${value}:${option.value}`, option.name, capitalized(spaced(option.value)))),
	);
	const resource = '$parameter["resource"]';
	const operation = '$parameter["operation"]';
	const action = `${known(actions, `${resource} + ":" + ${operation}`)}${operation}.replace(/([A-Z])/g, " $1").toTitleCase()`;
	const thing = `${known(things, resource)}${resource}.replace(/([A-Z])/g, " $1").toLowerCase()`;
	return `={{ (${action}) + ": " + (${thing}) }}`;
}

type Exception = [value: string, name: string];

function exception(value: string, name: string, derived: string): Exception[] {
	return name === derived ? [] : [[value, name]];
}

function known(exceptions: Exception[], key: string): string {
	return exceptions.length === 0 ? '' : `${JSON.stringify(Object.fromEntries(exceptions))}[${key}] ?? `;
}

function spaced(value: string): string {
	return value.replace(/([A-Z])/g, ' $1');
}

function capitalized(words: string): string {
	return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Small letters but for abbreviations: "MCP server". */
function inSentence(name: string): string {
	return name.replace(/\b[A-Z](?=[a-z])/g, (letter) => letter.toLowerCase());
}
