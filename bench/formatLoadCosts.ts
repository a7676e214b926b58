import { formatTable } from '../host/formatTable';
import { MOST_TO_SLACK, type LoadCosts } from './measureLoadCosts';

const BYTES_PER_KB = 1000;

/** What having the package costs, as a person reads it. */
export function formatLoadCosts({ versions, summaries }: LoadCosts): string {
	const rows = summaries.map(({ subject, nodes, credentials, wallMs, cpuMs, heldMb, rssMb, toSlack, missed, ...bytes }) => ({
		subject,
		types: `${nodes} + ${credentials}`,
		wall: wallMs.toFixed(0),
		cpu: cpuMs.toFixed(0),
		held: heldMb.toFixed(1),
		rss: rssMb.toFixed(1),
		cpuToSlack: toSlack.cpuMs.toFixed(2),
		heldToSlack: toSlack.heldMb.toFixed(2),
		verdict: missed.join(', ') || null,
		descriptions: kilobytes(bytes.descriptionBytes),
		gzip: kilobytes(bytes.descriptionGzipBytes),
		tarball: kilobytes(bytes.tarballBytes),
		unpacked: kilobytes(bytes.unpackedBytes),
	}));
	return [
		`Loading, on Node ${versions.node} with n8n ${versions.n8n}: medians of ${summaries[0].rounds} fresh processes each, in which n8n's loader is there already.`,
		[
			'held = heap without garbage, resident = growth of the resident set, with it; descriptions = what the editor downloads of /types/nodes.json.',
			"n8n's own nodes are measured with their triggers and credentials, and packed without source maps, typings and what they share with others.",
			`CPU and held memory of a package of one service are to be at most ${MOST_TO_SLACK} times those of Slack, by the median of the rounds.`,
		].join('\n'),
		formatTable(rows, {
			subject: 'subject',
			types: 'nodes + credentials',
			wall: 'wall ms',
			cpu: 'CPU ms',
			held: 'held MB',
			rss: 'resident MB',
			cpuToSlack: 'CPU / Slack',
			heldToSlack: 'held / Slack',
			verdict: 'too much',
			descriptions: 'descriptions kB',
			gzip: 'after gzip kB',
			tarball: 'tarball kB',
			unpacked: 'unpacked kB',
		}),
	].join('\n\n');
}

function kilobytes(bytes: number | null): string | null {
	return bytes === null ? null : (bytes / BYTES_PER_KB).toFixed(0);
}
