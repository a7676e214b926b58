/** One of the packages that are made of the sources. */
export interface PublishedPackage {
	name: string;
	/** Folders of nodes/ whose nodes it offers. */
	folders: string[];
	/** The service, as people call it; undefined for the package with all of them. */
	service?: string;
}

export const SERVICES = ['Kejue', 'Zudu', 'Elemente', 'Levers'];

/** The one for self-hosted n8n, with the node for campaigns. */
export const ALL_IN_ONE: PublishedPackage = { name: 'n8n-nodes-ai-calls', folders: ['CallCampaign', ...SERVICES] };

/** n8n verifies packages of exactly one service. */
export const SINGLE_PACKAGES: PublishedPackage[] = SERVICES.map((service) => ({
	name: `n8n-nodes-${service.toLowerCase()}`,
	folders: [service],
	service,
}));

export const PUBLISHED_PACKAGES = [ALL_IN_ONE, ...SINGLE_PACKAGES];
