import { createRequire } from 'node:module';
import { inspect } from 'node:util';
import { type ESLint, Linter } from 'eslint';
import type { INodeProperties } from 'n8n-workflow';
import tseslint from 'typescript-eslint';
import { LOCAL_NODES, NODES } from '../../build/operations';
import { resourceFields } from '../../nodes/shared/core/resource';

/** It has no types of its own. */
const n8nNodesBase = createRequire(__filename)('eslint-plugin-n8n-nodes-base') as ESLint.Plugin;

/** It asks for an upper limit of every Limit; n8n's own linter no longer does. */
const OFF = ['n8n-nodes-base/node-param-type-options-max-value-present'];

/** As a class of a node would have them, had all been written by hand. */
function asSource(properties: INodeProperties[]): string {
	const literal = inspect(properties, { depth: null, maxArrayLength: null, maxStringLength: null, sorted: false });
	return `export class Form implements INodeType { description: INodeTypeDescription = { properties: ${literal} } }\n`;
}

/** What n8n's rules for fields say of each node's whole form, the selectors among it, which are put together when it is loaded. */
function lintForms(): string[] {
	const rules = Object.keys(n8nNodesBase.rules ?? {})
		.filter((name) => name.startsWith('node-param-'))
		.map((name) => `n8n-nodes-base/${name}`)
		.filter((name) => !OFF.includes(name));
	const forms = [
		...NODES.map(({ provider: { name }, resources: [first, ...others] }) => ({ name, form: first && resourceFields([first, ...others]) })),
		...LOCAL_NODES.map(({ folder, resources }) => ({ name: folder, form: resourceFields(resources) })),
	];
	return forms.flatMap(({ name, form }) => {
		const messages = form
			? new Linter({ configType: 'flat' }).verify(
					asSource(form),
					[
						{
							files: ['**/*.ts'],
							languageOptions: { parser: tseslint.parser as Linter.Parser },
							plugins: { 'n8n-nodes-base': n8nNodesBase },
							rules: Object.fromEntries(rules.map((rule) => [rule, 'error'])),
						},
					],
					{ filename: `nodes/${name}/${name}.node.ts` },
				)
			: [];
		return messages.map(({ ruleId, message, line }) => `${name}:${line} ${String(ruleId)} ${message}`);
	});
}

process.stdout.write(JSON.stringify(lintForms()));
