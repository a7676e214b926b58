import { ifReadable } from '../../core/input/ifReadable';
import { isToolRun } from '../../core/running/isToolRun';
import type { PreparedItem } from '../../core/running/preparedItem';
import type { Run } from '../../core/running/run';
import type { CallParts } from '../callParts';
import type { LostCalls } from '../placing/lostCalls';
import type { ResultNotes } from '../resultNotes';
import { AlreadyCalled } from './alreadyCalled';
import { JudgedItems } from './judgedItems';
import { People } from './people';
import { rulesReader, type EnteredRules, type RulesReader } from './readRules';

/** The campaign rules during one run of a node, and what they say of its items. */
export interface RulesOfRun {
	run: Run;
	parts: CallParts<never>;
	/** Absent for calls of an AI agent without rules: only their number is limited. */
	reader: RulesReader | undefined;
	/** Those that hold for the whole run; none where they cannot be read, which each item reports. */
	entered: EnteredRules;
	judged: JudgedItems;
	called: AlreadyCalled;
	people: People;
}

/** Reads the rules of a run; undefined where nothing limits its calls. */
export function startRules(run: Run, parts: CallParts<never>, lost: LostCalls | undefined): RulesOfRun | undefined {
	const reader = rulesReader(run.context);
	if (!reader && !isToolRun(run)) return undefined;
	const judged = new JudgedItems(parts.schedule);
	const people = new People();
	return { run, parts, reader, entered: ifReadable(() => reader?.ofRun()) ?? {}, judged, called: new AlreadyCalled(run, { judged, people, lost }), people };
}

/** True for an item that is called or judged: not a dry run, nor what was sent before. */
export function isNew({ run, entered }: RulesOfRun, { key, dryRun }: PreparedItem): boolean {
	return (entered.checkOnly === true || !dryRun) && run.ledger.find(key) === undefined;
}

export function marksOf({ reader, judged, called }: RulesOfRun, item: PreparedItem): ResultNotes {
	return reader ? { ...called.marks(item), rules: { ...judged.of(item).decided } } : {};
}
