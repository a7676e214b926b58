import { createContext, runInContext } from 'node:vm';
import { type Attack, attacksOn, textOf } from './linearTime/attacksOn';
import { findExpressions } from './linearTime/findExpressions';
import { findTextFunctions } from './linearTime/findTextFunctions';
import { type Growth, growthOf } from './linearTime/growthOf';
import { TEXT_FUNCTIONS } from './linearTime/textFunctions';

/** Every attack is tried up to here, and those four of different parts that are slowest up to a million characters. */
const LENGTH_FOR_ALL = 10_000;
const SLOWEST = 4;
/** What never ends is broken off, where the engine can do that: all attacks on one expression take a second or two. */
const BREAK_OFF_MS = 120_000;
const TEST_TIMEOUT_MS = 900_000;

/** Functions that get no text from outside, or only after a function that is tried has looked at its length. */
const SHORT = 'at most 100 characters: cleanNumber and numberToCall have looked';
const EXEMPT_FUNCTIONS: Record<string, string> = {
	'nodes/Kejue/listPages.ts#listPages': 'names of our own',
	'nodes/Zudu/listPages.ts#listPages': 'names of our own',
	'nodes/shared/calls/numbers/emergencyNumber.ts#holdsEmergencyNumber': SHORT,
	'nodes/shared/calls/numbers/emergencyNumber.ts#isShortNumber': SHORT,
	'nodes/shared/calls/numbers/emergencyNumber.ts#numbersIn': SHORT,
	'nodes/shared/calls/rules/hours/zoneClock.ts#offsetAt': 'the name of a zone that readZone or the table knows',
	'nodes/shared/calls/rules/zones/readZoneTable.ts#readZoneTable': 'a table of our own',
	'nodes/shared/core/input/isObject.ts#isObject': 'reads no text',
	'nodes/shared/core/input/nestedFields.ts#entriesOf': 'reads no text',
	'nodes/shared/core/input/nestedFields.ts#member': 'reads no text',
	'nodes/shared/core/lists/pages.ts#listUnder': 'names of our own',
	'nodes/shared/core/problem/problemOf.ts#problemOf': 'reads no text',
	'nodes/shared/core/sending/webPageRule.ts#webPageRule': 'names of our own',
	'nodes/shared/core/webhook/publicUrl.ts#requirePublicUrl': 'words what whyNotPublic finds',
};
/** By file and source. */
const EXEMPT_EXPRESSIONS: Record<string, string> = {
	'nodes/shared/calls/numbers/cleanNumber.ts \\d.*\\(\\d{1,4}\\)$': SHORT,
};
/** Put together at run time, by file: the function that tries it. */
const BUILT_IN: Record<string, string> = {
	'nodes/shared/core/problem/plainWords.ts': 'nodes/shared/core/problem/plainWords.ts#plainWords of a page',
	'nodes/shared/core/problem/redact.ts': 'nodes/shared/core/problem/redact.ts#redact',
	'nodes/shared/core/sending/parseJson.ts': 'nodes/shared/core/sending/parseJson.ts#parseJson of a list',
};

/** Parts of numbers, lists, markup, JSON, headers and addresses. */
const PARTS = [
	...['1', '0', 'a', 'A', ' ', '\n', '\t', '+', '-', '.', ',', ';', ':', '/', '\\', '"', "'", '<', '>', '(', ')', '[', '{', '=', '&', '@', '#', '%', '_', '\u0000'],
	...['(0)', '1 ', '1,', '1.', '1-', '1/', '+1', '+1 ', '00', '1e', '1x', 'ext', ', ', 'a=a, ', 'A: ', 'Agent: a\n', ' :', '<h1', '<title', '<h1>', '</', '<a>', '://', '//', '../', '%41', '&key=1', 'v1,', 'v1, ', '""', '\\"', '{"a":', '[[', '{{', '}}', '{{}}', '{{1}}', '{{ $json.a }} ', '\u00e9', '\u200b', '\u4e2d', '\u0661', '\ufdfa'],
];
const STARTS = ['', '1', '<'];
const ENDS = ['', '\u0000'];
const TEXT_ATTACKS: Attack[] = PARTS.flatMap((repeated) => STARTS.flatMap((start) => ENDS.map((end) => ({ start, repeated, end }))));

/** What takes too long, in words; undefined when nothing does. */
function complaintAbout(run: (text: string) => unknown, attacks: Attack[]): string | undefined {
	const growths: Array<Growth & { attack: Attack }> = [];
	for (const attack of attacks) {
		const growth = growthOf(run, (length) => textOf(attack, length), LENGTH_FOR_ALL);
		if (growth.complaint !== undefined) return growth.complaint;
		growths.push({ attack, ...growth });
	}
	growths.sort((one, other) => other.nsPerCharacter - one.nsPerCharacter);
	const parts = new Set<string>();
	for (const { attack } of growths) {
		if (parts.size === SLOWEST) break;
		if (parts.has(attack.repeated)) continue;
		parts.add(attack.repeated);
		const { complaint } = growthOf(run, (length) => textOf(attack, length));
		if (complaint !== undefined) return complaint;
	}
	return undefined;
}

const context = createContext({});

/** What a regular expression takes too long for. One watch over all attacks, since it costs as much as a short attack. */
function complaintAboutRegex(regex: RegExp): string | undefined {
	context.task = () => complaintAbout(findAll(regex), attacksOn(regex));
	return runInContext('task()', context, { timeout: BREAK_OFF_MS }) as string | undefined;
}

/** Finds all: a regular expression that is only tested does less. */
function findAll(regex: RegExp): (text: string) => void {
	const all = new RegExp(regex.source, regex.flags.includes('g') ? regex.flags : `${regex.flags}g`);
	return (text) => {
		const matches = text.matchAll(all);
		while (!matches.next().done);
	};
}

/** Refused text is read as well. */
function refusing(read: (text: string) => unknown): (text: string) => void {
	return (text) => {
		try {
			read(text);
		} catch {
			// It says why it cannot be used.
		}
	};
}

const { expressions, builtIn } = findExpressions();

describe('the time of a regular expression grows as the text does', () => {
	const tried = expressions.filter(({ place, regex }) => !(`${place.split(':')[0]} ${regex.source}` in EXEMPT_EXPRESSIONS));
	test.each(tried.map(({ place, regex }) => [place, regex] as const))(
		'%s %s',
		(_place, regex) => {
			expect(complaintAboutRegex(regex)).toBeUndefined();
		},
		TEST_TIMEOUT_MS,
	);

	test('one that is put together at run time is tried by what uses it', () => {
		expect([...new Set(builtIn)].filter((name) => !((BUILT_IN[name] ?? '') in TEXT_FUNCTIONS))).toEqual([]);
	});
});

describe('the time of what reads text grows as the text does', () => {
	test.each(Object.entries(TEXT_FUNCTIONS))(
		'%s',
		(_name, read) => {
			expect(complaintAbout(refusing(read), TEXT_ATTACKS)).toBeUndefined();
		},
		TEST_TIMEOUT_MS,
	);

	test('every exported function that takes text is among them', () => {
		const known = new Set([...Object.keys(TEXT_FUNCTIONS), ...Object.keys(EXEMPT_FUNCTIONS)].map((name) => name.split(' ')[0]));
		expect(findTextFunctions().filter((name) => !known.has(name))).toEqual([]);
	});
});

describe('what takes too long is found', () => {
	/** A busy machine may hide it once. */
	const found = (complain: () => string | undefined): string | undefined => complain() ?? complain() ?? complain();

	test.each([
		[/^[+-]?(\d+\.?\d*|\.\d+)$/],
		[/\/+((api|api-service|auth)(\/v\d+)?\/*)?$/],
		[/<title[^>]*>([^<]*)<\/title>/i],
		[/<h1[^>]*>([^<]*)<\/h1>/i],
		[/\s+$/],
		[/(a|b|ab)*c/],
		[/^\s*(.*?)\s*$/],
		[/(\w+)@/],
		[/a.*b.*c/s],
	])(
		'%s',
		(regex) => {
			expect(found(() => complaintAboutRegex(regex))).toMatch(/ times as long as a tenth of them$/);
		},
		TEST_TIMEOUT_MS,
	);

	test('a function that looks at every pair of words', () => {
		const pairs = (text: string) => text.split(' ').flatMap((one, index, words) => words.slice(index).filter((other) => other === one).length);
		expect(found(() => complaintAbout(pairs, TEXT_ATTACKS))).toMatch(/ times as long as a tenth of them$/);
	});

	test('what is quadratic, although a short text took long when it was first looked at', () => {
		const compute = (ms: number) => {
			const from = process.cpuUsage();
			let spentMs = 0;
			while (spentMs < ms) spentMs = (process.cpuUsage(from).user + process.cpuUsage(from).system) / 1000;
		};
		let collects = true;
		const quadratic = ({ length }: string) => {
			if (collects) compute(length < 1_000 ? 0 : 100);
			collects &&= length < 1_000;
			compute(length ** 2 / 6e6);
		};
		const { complaint } = growthOf(quadratic, (length) => 'a'.repeat(length), 100_000);
		expect(complaint).toMatch(/^100000 characters .* times as long as a tenth of them$/);
	});
});
