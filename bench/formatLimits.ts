import { formatTable } from '../host/formatTable';
import { judgeLimits } from './judgeLimits';
import type { LimitsReport, LimitsRun } from './limitsCase';

const MINUTE_MS = 60_000;

/** What became of the lists that were called within limits, as a person reads it. */
export function formatLimits({ node, n8nCore, runs }: LimitsReport): string {
	const rows = runs.map((run) => {
		const { allowed, callMs, people, provider, setTimes } = run.one;
		const { share, tookMs, missed } = judgeLimits(run);
		return {
			provider,
			allowed: `${allowed.perMinute} a minute, ${allowed.atOnce} at once`,
			set: setTimes === 1 ? 'the same' : `${setTimes} times that`,
			people,
			call: (callMs / 1000).toFixed(0),
			took: (tookMs / 1000).toFixed(0),
			share: share.toFixed(3),
			refused: perMinute(run),
			lost: run.lost,
			twice: run.twice,
			verdict: missed.join(', ') || 'met',
		};
	});
	return [
		`Calling within limits, on Node ${node} with n8n ${n8nCore}. Share used = of the fastest evenly spaced run that is allowed; 429s = in each minute.`,
		formatTable(rows, {
			provider: 'provider',
			allowed: 'allowed',
			set: 'set',
			people: 'people',
			call: 'call s',
			took: 'took s',
			share: 'share used',
			refused: '429s',
			lost: 'lost',
			twice: 'twice',
			verdict: 'verdict',
		}),
	].join('\n\n');
}

function perMinute({ acceptedAtMs, refusedAtMs }: LimitsRun): string {
	const minutes = Math.ceil((Math.max(...acceptedAtMs) + 1) / MINUTE_MS);
	return Array.from({ length: minutes }, (_, minute) => refusedAtMs.filter((at) => Math.floor(at / MINUTE_MS) === minute).length).join(' ');
}
