// node .ci/release/tag.mjs packages/NAME: commits the sources of a package to the generated branch published/NAME, with what publishes
// them, and tags the commit. Nothing is pushed. npm attests this commit, and n8n lints the sources in it.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { findProblems, manifestOf, tagOf } from './checkRelease.mjs';
import { git, main } from './run.mjs';

const NOT_SOURCES = ['node_modules', 'dist', '.git'];
/** Along with the package: the workflow runs as it stands in the tagged commit. */
const PUBLISHING = ['.github/workflows/publish.yml', '.ci/release'];

function filesIn(folder) {
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		if (NOT_SOURCES.includes(entry.name)) return [];
		return entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)];
	});
}

main(([given]) => {
	if (!given) throw new Error('Name the folder of a package, for example packages/n8n-nodes-kejue.');
	const folder = resolve(given);
	const root = git(folder, ['rev-parse', '--show-toplevel']);
	const manifest = manifestOf(folder);
	const tag = tagOf(manifest);
	const problems = findProblems(folder, tag);
	if (git(root, ['status', '--porcelain', '--untracked-files=no']) !== '') problems.push('There are changes that are not committed.');
	if (git(root, ['tag', '--list', tag]) !== '') problems.push(`The tag ${tag} is there already.`);
	if (problems.length > 0) throw new Error(`${manifest.name} ${manifest.version} is not tagged:\n${problems.map((one) => `- ${one}`).join('\n')}`);

	const branch = `refs/heads/published/${manifest.name}`;
	const temporary = mkdtempSync(join(tmpdir(), 'release-'));
	try {
		const index = { GIT_INDEX_FILE: join(temporary, 'index') };
		const files = filesIn(folder).map((file) => relative(root, file));
		git(root, ['read-tree', '--empty'], index);
		git(root, ['add', '--force', '--', ...files, ...PUBLISHING], index);
		const tree = git(root, ['write-tree'], index);
		const source = git(root, ['rev-parse', 'HEAD']);
		const [last] = git(root, ['for-each-ref', '--format=%(objectname)', branch]).split('\n');
		const parents = [...(last ? [last] : []), source].flatMap((parent) => ['-p', parent]);
		const commit = git(root, ['commit-tree', tree, ...parents, '-m', `${manifest.name} ${manifest.version}`]);
		git(root, ['update-ref', branch, commit]);
		git(root, ['tag', '--annotate', tag, commit, '-m', `${manifest.name} ${manifest.version}`]);
		console.log(`Tagged ${tag}. This publishes it:\n  git push origin published/${manifest.name} ${tag}`);
	} finally {
		rmSync(temporary, { recursive: true, force: true });
	}
});
