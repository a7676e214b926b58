import type { INodeTypeDescription } from 'n8n-workflow';
import { DOCUMENTS } from '../operationTable';
import { forService } from './forService';
import { ALL_IN_ONE, type PublishedPackage } from './publishedPackages';
import { withLinks } from './withLinks';

/** Sections of the project's README that a package of one service has as well, in its order. */
const SHARED_SECTIONS = ['Output', 'Errors', 'At most once', 'Triggers', 'AI tools', 'Limits'];

interface PackageContent {
	nodes: INodeTypeDescription[];
	templates: string[];
}

/**
 * The README of one package: that of the project for the one with all services, otherwise the parts of it that are about
 * the service.
 *
 * @param content what the package offers, and what is said of its templates, as list entries
 * @throws Error when the project's README lacks a section
 */
export function packageReadme(readme: string, { name, service }: PublishedPackage, { nodes, templates }: PackageContent): string {
	if (!service) return withLinks(readme);
	const sections = sectionsOf(readme);
	const section = (title: string): string => {
		const text = sections.get(title);
		if (text === undefined) throw new Error(`README.md has no section "${title}", which the packages of one service need.`);
		return forService(text, service).trim();
	};
	const bulletsOf = (title: string) => section(title).slice(section(title).indexOf('\n- ')).trim();
	const parts = [
		[`# ${name}`, introduction(service)],
		['## Install', install(name, service)],
		['## Credentials', section('Credentials')],
		['## First call', section('First call').replace(/`first-call-[^`]*`[^.]*\./, exampleFile(service))],
		...(templates.length === 0 ? [] : [['## Templates', examples(templates)]]),
		['## Operations', DOCUMENTS['README.md'](nodes).join('\n')],
		['## Campaigns', bulletsOf('Campaigns')],
		...SHARED_SECTIONS.map((title) => [`## ${title}`, section(title)]),
		['## Compatibility', compatibility(readme)],
		['## Resources', resources(service)],
		['## Version history', 'What each version changed is in [CHANGELOG.md](CHANGELOG.md).'],
		['## License', section('License').replace('[MIT](LICENSE)', 'MIT')],
	];
	return `${withLinks(parts.flat().join('\n\n'))}\n`;
}

function sectionsOf(readme: string): Map<string, string> {
	const [, ...sections] = readme.split(/^## /m);
	return new Map(sections.map((section): [string, string] => [section.split('\n')[0] ?? '', section.slice(section.indexOf('\n'))]));
}

function introduction(service: string): string {
	return `n8n nodes that let AI agents call people through **${service}**.

Give the node a list of people, and it places one call for each of them. It can return outcome, summary, transcript and
recording in ten fields, and a trigger starts a workflow when a call has ended.

- **Nobody is called twice by mistake:** a request that may have reached ${service} is never simply sent again.
- **Nobody is lost:** each item that goes in comes out, as a call, or as an error that says whether a call was placed.
- **You can tell what went wrong:** errors contain the words of ${service}, name the field, and say what to do.`;
}

function install(name: string, service: string): string {
	return `- **n8n Cloud:** once n8n has verified the package, find *${service}* in the node panel and install it there. It is not verified yet.
- **Self-hosted n8n,** once a release is announced: as owner or admin, **Settings > Community nodes > Install**, enter \`${name}\`
  ([n8n's guide](https://docs.n8n.io/integrations/community-nodes/installation/)). The name is not on npm yet.

**Which package?** On n8n Cloud, this one. On self-hosted n8n, \`${ALL_IN_ONE.name}\` has the same node for this and three
other services, and a node that runs campaigns from a table; choose it if you need one of these. Both can be installed side by
side and share their credentials: use the same version of both. To move a workflow, replace
\`"type": "${ALL_IN_ONE.name}.` +
		`${service.toLowerCase()}"\` with \`"type": "${name}.${service.toLowerCase()}"\` in its JSON, or the other way around. Do not
move a workflow while one of its executions is in progress or is still to be retried.`;
}

/** @param templates list entries */
function examples(templates: string[]): string {
	return `Workflows to import, in the folder \`examples\` of this package's sources. Each explains itself on its canvas; [their pictures](docs/templates.md#pictures).\n\n${templates.join('\n')}`;
}

function exampleFile(service: string): string {
	return `\`first-call-${service.toLowerCase()}.json\` from the folder \`examples\` of this package's sources.`;
}

/** The table of versions, with its words. */
function compatibility(readme: string): string {
	const table = /^Suites of tests[^]*?<!-- compatibility -->\n([^]*?)\n<!-- \/compatibility -->/m.exec(readme);
	if (!table?.[1]) throw new Error('README.md has no table of compatible versions.');
	return `n8n 2.8.4 or newer. Suites of tests that passed as a whole:\n\n${table[1]}`;
}

function resources(service: string): string {
	return `[What the operations do](docs/operations.md) · [Filling in the fields](docs/fields.md) · [Campaign Rules](docs/campaign-rules.md) ·
[Output and errors](docs/output.md) · [At most once](docs/at-most-once.md) · [What ${service} does not document](docs/providers.md) ·
[n8n's community nodes](https://docs.n8n.io/integrations/#community-nodes)`;
}
