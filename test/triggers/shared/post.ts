interface Posted {
	status: number;
	/** Milliseconds until the whole answer was there. */
	tookMs: number;
}

/** One delivery over real HTTP. Headers that are undefined are left out. */
export async function post(
	url: string,
	body: string | Buffer,
	headers: Record<string, string | undefined> = {},
): Promise<Posted> {
	const startedAt = Date.now();
	const present = Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined);
	const response = await fetch(url, { method: 'POST', body: Buffer.from(body), headers: present });
	await response.arrayBuffer();
	return { status: response.status, tookMs: Date.now() - startedAt };
}
