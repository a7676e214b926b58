import { withLinks } from './withLinks';
import { forService } from './forService';
import type { PublishedPackage } from './publishedPackages';

/** The changelog of the project without what users of one service do not see. */
export function packageChangelog(changelog: string, { service }: PublishedPackage): string {
	return withLinks(service ? forService(changelog, service) : changelog);
}
