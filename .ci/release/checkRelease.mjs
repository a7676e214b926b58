// What must agree before a package is published. Only Node's own modules: it also runs in the commit that is published, where nothing else is.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const TAG = /^(.+)-v(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?)$/;
const SECTION = /^## \[([^\]]+)\].*$/m;
const UNRELEASED = 'Unreleased';

/** The tag of a package's version. */
export function tagOf({ name, version }) {
	return `${name}-v${version}`;
}

/** package.json of a folder. */
export function manifestOf(folder) {
	return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

/** Everything in which folder and tag of a package contradict each other, as sentences; none if it may be published. */
export function findProblems(folder, tag) {
	const { name, version, private: isPrivate } = manifestOf(folder);
	const problems = [];
	const [, tagged, taggedVersion] = TAG.exec(tag) ?? [];
	if (tagged === undefined) problems.push(`The tag ${tag} is not of the form <package>-v<version>.`);
	else {
		if (tagged !== name) problems.push(`The tag is of ${tagged}, package.json of ${name}.`);
		if (taggedVersion !== version) problems.push(`The tag is of version ${taggedVersion}, package.json of ${version}.`);
	}
	if (isPrivate) problems.push('package.json says "private".');
	const changelog = join(folder, 'CHANGELOG.md');
	if (!existsSync(changelog)) return [...problems, 'There is no CHANGELOG.md.'];

	const [, ...parts] = readFileSync(changelog, 'utf8').split(new RegExp(SECTION, 'm'));
	const sections = parts.flatMap((title, index) => (index % 2 === 0 ? [{ title, text: parts[index + 1] ?? '' }] : []));
	if (sections.some(({ title, text }) => title === UNRELEASED && /^[-*] /m.test(text))) problems.push(`CHANGELOG.md has changes under [${UNRELEASED}].`);
	const newest = sections.find(({ title }) => title !== UNRELEASED);
	if (newest?.title !== version) problems.push(`The newest version in CHANGELOG.md is ${newest?.title ?? 'none'}, that of package.json is ${version}.`);
	else if (!/^[-*] /m.test(newest.text)) problems.push(`CHANGELOG.md says nothing about ${version}.`);
	return problems;
}
