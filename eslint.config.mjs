import communityNodes from '@n8n/eslint-plugin-community-nodes';
import eslint from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import jest from 'eslint-plugin-jest';
import n8nNodesBase from 'eslint-plugin-n8n-nodes-base';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const CODE = ['**/*.{ts,js,mjs,cjs}'];
const MODULES = ['.ts', '.mjs', '.cjs', '.js'];
const TYPED = ['**/*.ts'];
/** What is shipped, and what n8n's scanner reads. */
const SHIPPED = ['{nodes,credentials}/**/*.{ts,json}'];

/** What each layer must not import. */
function layers() {
	const providers = ['CallCampaign', 'Elemente', 'Kejue', 'Levers', 'Zudu'];
	const folders = ['./credentials', ...providers.map((provider) => `./nodes/${provider}`)];
	return [
		{ target: './nodes/shared/core', from: ['./nodes/shared/calls', ...folders] },
		{ target: './nodes/shared/calls', from: folders },
		...providers.map((provider) => ({
			target: `./nodes/${provider}`,
			from: providers.filter((other) => other !== provider).map((other) => `./nodes/${other}`),
		})),
	].map((zone) => ({ ...zone, message: 'Imports go down only: providers, calls, core.' }));
}

export default defineConfig(
	globalIgnores(['dist/', 'packages/', '.cache/', 'coverage/', 'artifacts/']),

	// n8n's scanner ignores inline comments that switch rules off, so nothing may rely on them.
	{ linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },

	{
		files: CODE,
		extends: [eslint.configs.recommended, tseslint.configs.recommended],
		plugins: { 'import-x': importX },
		languageOptions: { globals: globals.node },
		settings: {
			'import-x/extensions': MODULES,
			'import-x/parsers': { '@typescript-eslint/parser': MODULES },
			'import-x/resolver-next': [createNodeResolver({ extensions: [...MODULES, '.json'] })],
		},
		rules: {
			eqeqeq: 'error',
			'no-console': 'error',
			// test/package/circles.test.ts finds circles of imports, also those of types, which import-x/no-cycle does not, in a second instead of six.
			'import-x/no-self-import': 'error',
			'import-x/no-duplicates': ['error', { 'prefer-inline': true }],
			// A package that only happens to be installed by another one may be gone tomorrow.
			'import-x/no-extraneous-dependencies': ['error', { packageDir: import.meta.dirname }],
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
		},
	},
	{
		files: TYPED,
		languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
		rules: {
			'@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
			'@typescript-eslint/await-thenable': 'error',
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/no-misused-promises': 'error',
			'@typescript-eslint/no-unnecessary-type-assertion': 'error',
			'@typescript-eslint/only-throw-error': 'error',
			// A promise returned out of a try block is never caught by it.
			'@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
			'@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
		},
	},
	{
		files: ['**/*.{js,cjs}'],
		languageOptions: { sourceType: 'commonjs' },
		rules: { '@typescript-eslint/no-require-imports': 'off' },
	},
	{
		// Programs that talk to a person on a terminal.
		files: ['{build,sandbox,host,test,bench,check,.ci}/**'],
		rules: { 'no-console': 'off' },
	},

	{
		// What is shipped: no value of unknown type is used as if it were known.
		files: ['{nodes,credentials}/**/*.ts'],
		extends: [tseslint.configs.recommendedTypeCheckedOnly],
		rules: {
			// As n8n's own lint has it, with no exceptions by name.
			'@typescript-eslint/no-unused-vars': ['error', {}],
			// n8n's interfaces ask for promises.
			'@typescript-eslint/require-await': 'off',
			// Members of Provider, Calls and Operation are functions without `this`.
			'@typescript-eslint/unbound-method': 'off',
			'@typescript-eslint/consistent-type-definitions': 'error',
			'@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
			'@typescript-eslint/no-unnecessary-type-arguments': 'error',
			'@typescript-eslint/no-unnecessary-type-conversion': 'error',
			'@typescript-eslint/prefer-string-starts-ends-with': 'error',
		},
	},
	{
		// Imports go down only: a provider knows calls and the core, calls know the core, the core knows neither.
		files: ['{nodes,credentials}/**/*.ts'],
		rules: { 'import-x/no-restricted-paths': ['error', { basePath: import.meta.dirname, zones: layers() }] },
	},

	{
		files: ['sandbox/**/*.ts'],
		rules: { 'max-lines-per-function': ['error', 60] },
	},

	// The rule sets of n8n's own scanner (`buildScanConfig` of @n8n/scan-community-package), on newer rules; test/package runs the scanner itself.
	{
		files: ['package.json', ...SHIPPED],
		extends: [communityNodes.configs.recommended],
	},
	{
		files: ['**/*.json'],
		languageOptions: { parser: tseslint.parser },
	},
	{
		files: ['package.json', ...SHIPPED],
		plugins: { 'n8n-nodes-base': n8nNodesBase },
	},
	{
		files: ['package.json'],
		rules: n8nNodesBase.configs.community.rules,
	},
	{
		files: ['credentials/**/*.ts'],
		rules: {
			...n8nNodesBase.configs.credentials.rules,
			'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
			'n8n-nodes-base/cred-class-field-type-options-password-missing': 'off',
		},
	},
	{
		files: ['nodes/**/*.ts'],
		rules: {
			...n8nNodesBase.configs.nodes.rules,
			'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
			'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
			'n8n-nodes-base/node-param-type-options-max-value-present': 'off',
		},
	},

	{
		files: ['test/**/*.test.ts'],
		extends: [jest.configs['flat/recommended']],
		rules: {
			// Assertions may stand in a function that several tests share.
			'jest/expect-expect': ['error', { assertFunctionNames: ['expect', 'expect*', 'assert*'] }],
		},
	},
);
