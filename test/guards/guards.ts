import type { Guard } from './guard';

const RULES = 'shared/calls/rules';
const ONCE = 'shared/core/once';
const NUMBERS = 'shared/calls/numbers';
const PLACING = 'shared/calls/placing';
const PLAN = 'CallCampaign/campaign';

/** Every rule that keeps somebody from being called, and the test that fails without it. Run by `npm run test:guards`. */
export const GUARDS: Guard[] = [
	// The memory of a campaign.
	{
		title: 'Campaign: who was called is not called again',
		removals: [{ file: `${RULES}/alreadyCalled.ts`, piece: 'if (!known) return undefined;', by: 'return undefined;' }],
		test: { file: 'engine/rules/campaign', name: 'a list that is called again calls nobody' },
	},
	{
		title: 'Campaign: another name starts afresh',
		removals: [{ file: `${RULES}/memory/campaignMemory.ts`, piece: '[name, attempt, target]', by: '[attempt, target]' }],
		test: { file: 'engine/rules/campaign', name: 'a list that is called again calls nobody' },
	},
	{
		title: 'Attempt: another number starts afresh',
		removals: [{ file: `${RULES}/memory/campaignMemory.ts`, piece: '[name, attempt, target]', by: '[name, target]' }],
		test: { file: 'engine/rules/campaign', name: 'a list that is called again calls nobody' },
	},
	{
		title: 'Campaign: capital letters make no other campaign',
		removals: [{ file: `${RULES}/memory/campaignMemory.ts`, piece: ".replace(/\\s+/g, ' ').toLowerCase()", by: '' }],
		test: { file: 'engine/rules/forget', name: 'people who are forgotten are called again, and nobody else' },
	},
	{
		title: 'Campaign: a number that is in the list twice',
		removals: [{ file: `${RULES}/screening/screenItems.ts`, piece: 'withoutRepeats(rules, withoutDuplicates(rules, each))', by: 'withoutDuplicates(rules, each)' }],
		test: { file: 'engine/rules/campaign', name: 'a number that appears twice is called once' },
	},
	{
		title: 'Campaign: of two executions at once, one calls',
		removals: [{ file: `${RULES}/memory/claimsAhead.ts`, piece: "return before ? knownIn(before, claim) : 'placed';", by: 'return undefined;' }],
		test: { file: 'engine/rules/campaign', name: 'two executions at once call each person once' },
	},
	{
		title: 'Campaign: a claim that another process has overwritten is made again',
		removals: [{ file: `${ONCE}/noteQueue.ts`, piece: 'if (known.has(write.mark)) this.found(write);', by: 'if (write) this.found(write);' }],
		test: { file: 'shared/enterNotes', name: 'two processes that write at the same moment both have their notes in the end' },
	},
	{
		title: 'Campaign: of two processes that claim at the same moment, one has the claim',
		removals: [{ file: `${ONCE}/noteQueue.ts`, piece: '\t\tif (this.isClosing) {\n\t\t\tthis.leave(write);\n\t\t\treturn;\n\t\t}\n\t\twrite.mark = mark;', by: '\t\tthis.leave(write);' }],
		test: { file: 'shared/enterNotes', name: 'of two processes that enter the same notes at the same moment, one finds each of them known' },
	},
	{
		title: 'Campaign: a claim stays unless the call was certainly not placed',
		removals: [{ file: `${RULES}/admission/admission.ts`, piece: "if (done === 'no') this.release(item);", by: "if (done !== 'yes') this.release(item);" }],
		test: { file: 'engine/rules/campaign', name: 'who may have been called is not called again' },
	},
	{
		title: 'Campaign: a claim is given back where the call was certainly not placed',
		removals: [{ file: `${RULES}/admission/admission.ts`, piece: "if (done === 'no') this.release(item);", by: '' }],
		test: { file: 'engine/rules/campaign', name: 'who was certainly not called may be called again' },
	},
	{
		title: 'Campaign: a claim whose removal failed is given back at the end',
		removals: [{ file: `${RULES}/memory/claimsAhead.ts`, piece: '...this.unremoved, ', by: '' }],
		test: { file: 'engine/rules/campaign', name: 'also where the memory could not be changed for a moment' },
	},
	{
		title: 'Campaign: claims of people who are skipped are given back',
		removals: [
			{ file: `${RULES}/admission/admission.ts`, piece: "\t\t\tcalled.remember(item, 'notPlaced');\n\t\t\treturn judged.skippedFor(item, { reason: 'limitReached'", by: "\t\t\treturn judged.skippedFor(item, { reason: 'limitReached'" },
			{ file: `${RULES}/memory/claimsAhead.ts`, piece: ', ...[...this.unused.values()].flatMap(notesOfClaim)', by: '' },
		],
		test: { file: 'engine/rules/campaign', name: 'people who are skipped for another reason are not remembered as called' },
	},
	{
		title: 'Campaign: without a memory nobody is called',
		removals: [{ file: `${RULES}/alreadyCalled.ts`, piece: 'throw withoutMemory(error);', by: 'return undefined;' }],
		test: { file: 'engine/rules/campaign', name: 'without a memory nobody is called' },
	},
	{
		title: 'Campaign: a node that would make it forget people is refused',
		removals: [{ file: `${RULES}/screening/screenItems.ts`, piece: 'if (rules.campaign && !ofRun.checkOnly) this.requireOwnRow();', by: '' }],
		test: { file: 'engine/rules/throwing', name: 'refuseSharedRow of memory/refuseSharedRow throws' },
	},
	{
		title: 'Campaign: such a node is one of those that are connected',
		removals: [{ file: `${RULES}/memory/refuseSharedRow.ts`, piece: 'if (!other) return;', by: 'return;' }],
		test: { file: 'shared/rules/refuseSharedRow', name: 'a node that writes into the same row is refused' },
	},
	{
		title: 'Campaign: a memory that is nearly full says so',
		removals: [{ file: `${RULES}/memory/claimsAhead.ts`, piece: 'remembered < NEARLY_FULL * MAX_REMEMBERED', by: 'remembered >= 0' }],
		test: { file: 'engine/rules/campaign', name: 'people who are remembered' },
	},
	{
		title: 'Forget: people are called again',
		removals: [{ file: `${PLAN}/forget.ts`, piece: ', ...claims.flatMap(notesOfClaim)', by: '' }],
		test: { file: 'engine/rules/forget', name: 'people who are forgotten are called again, and nobody else' },
	},
	{
		title: 'Forget: only the attempt that is named',
		removals: [{ file: `${PLAN}/forget.ts`, piece: '({ campaign, attempt, target })', by: '({ campaign, attempt: 1, target })' }],
		test: { file: 'engine/rules/forget', name: 'only the attempt that is named is forgotten' },
	},
	{
		title: 'Forget: no call from before is taken for one from after it',
		removals: [{ file: `${PLAN}/forget.ts`, piece: '...[...attempts.values()].flatMap(timeNotesOf), ', by: '' }],
		test: { file: 'engine/rules/lostCampaign', name: 'one from hours before the person was forgotten' },
	},
	{
		title: 'Forget All: everybody is called again',
		removals: [{ file: `${PLAN}/forgetAll.ts`, piece: 'await forgetting(async () => await forgetEverybody(context));', by: '' }],
		test: { file: 'engine/rules/forget', name: 'everybody is forgotten, whatever the campaign' },
	},

	// The calling hours.
	{
		title: 'Calling Hours: nobody is called outside of them',
		removals: [{ file: `${RULES}/judgedItems.ts`, piece: 'return outsideHours(this.of(item).rules, this.momentOf(item));', by: 'return undefined;' }],
		test: { file: 'engine/rules/rules', name: 'hours' },
	},
	{
		title: 'Calling Hours: they are judged again directly before each request',
		removals: [{ file: `${RULES}/admission/admission.ts`, piece: 'if (closed) return judged.skipped(item, closed);', by: '' }],
		test: { file: 'engine/rules/pacing', name: 'closing time that comes while a request is repeated is kept' },
	},
	{
		title: 'Calling Hours: they are judged when the turn of a person comes',
		removals: [
			{ file: `${RULES}/admission/admission.ts`, piece: 'if (closed && !opensLater) {', by: 'if (closed === null) {' },
			{ file: `${RULES}/admission/admission.ts`, piece: 'if (closed) return judged.skipped(item, closed);', by: '' },
		],
		test: { file: 'engine/rules/pacing', name: 'a list of 500 that crosses closing time' },
	},
	{
		title: 'Calling Hours: days',
		removals: [{ file: `${RULES}/hours/localHours.ts`, piece: 'if (days.includes(weekdayOf(day)))', by: 'if (days)' }],
		test: { file: 'shared/rules/hours', name: 'open Saturday' },
	},
	{
		title: 'Calling Hours: from',
		removals: [{ file: `${RULES}/hours/localHours.ts`, piece: 'minute >= from && minute < until', by: 'minute < until' }],
		test: { file: 'shared/rules/hours', name: 'open a minute before it opens' },
	},
	{
		title: 'Calling Hours: until',
		removals: [{ file: `${RULES}/hours/localHours.ts`, piece: 'minute >= from && minute < until', by: 'minute >= from' }],
		test: { file: 'shared/rules/hours', name: 'open when it closes' },
	},
	{
		title: 'Calling Hours: several windows a day',
		removals: [{ file: `${RULES}/hours/localHours.ts`, piece: 'openings(hours, Math.floor(minute / DAY_MINUTES)).some(({ from, until }) => minute >= from && minute < until)', by: 'openings(hours, Math.floor(minute / DAY_MINUTES)).some(({ from }) => minute >= from) && openings(hours, Math.floor(minute / DAY_MINUTES)).some(({ until }) => minute < until)' }],
		test: { file: 'shared/rules/hours', name: 'open lunch' },
	},
	{
		title: 'Calling Hours: a window over midnight belongs to the day on which it begins',
		removals: [{ file: `${RULES}/hours/localHours.ts`, piece: 'isOvernight && days.includes(weekdayOf(day - 1))', by: 'isOvernight' }],
		test: { file: 'shared/rules/hours', name: 'open over midnight, the night before' },
	},
	{
		title: 'Calling Hours: what is entered is read',
		removals: [{ file: `${RULES}/hours/readCallingHours.ts`, piece: 'return () => ({ windows, closedDates });', by: 'return () => ({ windows: ALL_DAY, closedDates });' }],
		test: { file: 'engine/rules/rules', name: 'hours' },
	},
	{
		title: 'Calling Hours: by country',
		removals: [{ file: `${RULES}/hours/readCallingHours.ts`, piece: "PRESETS[choice === 'byCountry' ? presetFor(country) : choice]", by: 'ALL_DAY' }],
		test: { file: 'shared/rules/readCallingHours', name: 'calling hours as entered' },
	},
	{
		title: 'Calling Hours: hours that nobody entered call nobody',
		removals: [{ file: `${RULES}/hours/readCallingHours.ts`, piece: 'if (windows.length === 0) {', by: 'if (false) {' }],
		test: { file: 'engine/rules/unreadable', name: 'hours that nobody entered call nobody' },
	},
	{
		title: 'Closed Dates',
		removals: [{ file: `${RULES}/hours/localHours.ts`, piece: 'if (isClosed(closedDates, day)) return [];', by: '' }],
		test: { file: 'engine/rules/rules', name: 'closed dates' },
	},
	{
		title: 'Closed Dates: also the rest of a night that begins on one',
		removals: [{ file: `${RULES}/hours/localHours.ts`, piece: ' && !isClosed(closedDates, day - 1)', by: '' }],
		test: { file: 'shared/rules/hours', name: 'the night after a closed date, which began on it' },
	},
	{
		title: 'Closed Dates: on the calendar of the person',
		removals: [{ file: `${RULES}/hours/nextOpenMinute.ts`, piece: 'isOpenLocally(hours, minute + offsetAt(zone, minute))', by: 'isOpenLocally(hours, minute)' }],
		test: { file: 'shared/rules/hours', name: 'open a closed date that has not begun there' },
	},
	{
		title: 'Time Zone: of the item',
		removals: [{ file: `${RULES}/zones/zonesFor.ts`, piece: "if (entered?.trim()) return { zones: [zoneNamed(entered, 'Time Zone')], source: 'item' };", by: '' }],
		test: { file: 'shared/rules/zones', name: 'the item decides' },
	},
	{
		title: 'Time Zone: the one of the item counts in a run',
		removals: [{ file: `${RULES}/zones/zonesFor.ts`, piece: "if (entered?.trim()) return { zones: [zoneNamed(entered, 'Time Zone')], source: 'item' };", by: '' }],
		test: { file: 'engine/rules/pacing', name: 'a list of 500 that crosses closing time' },
	},
	{
		title: 'Time Zone: one that is none calls nobody',
		removals: [{ file: `${RULES}/zones/readZone.ts`, piece: "if (zone === undefined) throw new InvalidParameter(parameter, 'is not a time zone', REMEDY);", by: "if (zone === undefined) return 'UTC';" }],
		test: { file: 'shared/rules/zones', name: 'is refused' },
	},
	{
		title: 'Time Zone: of the number',
		removals: [{ file: `${RULES}/zones/zonesFor.ts`, piece: "if (first !== undefined) return { zones: [first, ...others], source: 'number' };", by: '' }],
		test: { file: 'shared/rules/zones', name: 'the number decides' },
	},
	{
		title: 'Default Time Zone',
		removals: [{ file: `${RULES}/zones/zonesFor.ts`, piece: "return defaultZone?.trim() ? { zones: [zoneNamed(defaultZone, 'Default Time Zone')], source: 'default' } : undefined;", by: 'return undefined;' }],
		test: { file: 'engine/rules/rules', name: 'a person whose zone nobody knows is not called' },
	},
	{
		title: 'Time Zone: nobody is called of whom none is known',
		removals: [{ file: `${RULES}/itemRules.ts`, piece: 'if (!zones) {', by: 'if (!zones) return undefined;\n\t\tif (!zones) {' }],
		test: { file: 'engine/rules/rules', name: 'a person whose zone nobody knows is not called' },
	},
	{
		title: 'Time Zone: all that are possible must be open',
		removals: [{ file: `${RULES}/hours/openingHours.ts`, piece: 'return zones.every((zone) =>', by: 'return zones.some((zone) =>' }],
		test: { file: 'shared/rules/hours', name: 'open one zone is too early' },
	},
	{
		title: 'Time Zone: all that are possible must be open at the next opening',
		removals: [{ file: `${RULES}/hours/nextOpenMinute.ts`, piece: 'const closed = zones.find((zone) => !isOpenIn(hours, zone, minute));', by: 'const closed = zones.slice(0, 1).find((zone) => !isOpenIn(hours, zone, minute));' }],
		test: { file: 'shared/rules/hours', name: 'next opening all zones' },
	},
	{
		title: 'Time Zone: mobiles may be anywhere in their country',
		removals: [{ file: `${RULES}/zones/zonesOfNumber.ts`, piece: 'if (planned?.fixedLine) return [...zones];', by: 'return [...zones];' }],
		test: { file: 'shared/rules/zones', name: 'mobile of Spain, or the Canaries' },
	},
	{
		title: 'Time Zone: overlay area codes have the zones of the codes they lie over',
		removals: [{ file: `${RULES}/zones/zonesOfNumber.ts`, piece: 'correctZones(readZoneTable(PREFIX_ZONES))', by: 'readZoneTable(PREFIX_ZONES)' }],
		test: { file: 'shared/rules/zones', name: 'overlay of 270' },
	},
	{
		title: 'nextCallAt: within the hours',
		removals: [{ file: `${RULES}/itemRules.ts`, piece: 'nextCallAt: next?.toISO() ?? null,', by: 'nextCallAt: at.toISO(),' }],
		test: { file: 'engine/rules/pacing', name: 'a list of 500 that crosses closing time' },
	},
	{
		title: 'Outside Hours: Schedule at Opening schedules',
		removals: [{ file: `${RULES}/admission/admission.ts`, piece: 'return opensLater && parts.schedule ? ', by: 'return opensLater && !parts.schedule ? ' }],
		test: { file: 'engine/rules/rules', name: 'a person outside the hours is scheduled at the opening' },
	},
	{
		title: 'Outside Hours: a call that is scheduled is judged at its time',
		removals: [{ file: `${RULES}/judgedItems.ts`, piece: 'return scheduledAt(spec, this.schedule) ?? utcNow();', by: 'return utcNow();' }],
		test: { file: 'engine/rules/rules', name: 'a call that is scheduled is judged at its time' },
	},

	// Whom to call.
	{
		title: 'Do Not Call: whoever is on the list',
		removals: [{ file: `${RULES}/itemRules.ts`, piece: 'if (list && numbers.some((number) => list.has(number)))', by: 'if (false)' }],
		test: { file: 'engine/rules/rules', name: 'do not call' },
	},
	{
		title: 'Do Not Call: in any notation',
		removals: [{ file: `${RULES}/doNotCall/doNotCall.ts`, piece: "if ('number' in reading) this.readable.add(significant(reading.number));", by: '' }],
		test: { file: 'shared/rules/doNotCall', name: 'a number on the list is not called' },
	},
	{
		title: 'Do Not Call: a list that cannot be read calls nobody',
		removals: [
			{ file: `${RULES}/readRules.ts`, piece: "if (!MAY_BE_EMPTY.includes(name) && (raw === '' ? !mayBeNone : (value ?? '') === '')) {", by: 'if (false) {' },
			{ file: `${RULES}/doNotCall/doNotCallEntries.ts`, piece: 'if (isObject(value) && !isEmptyRow(value)) return [value];', by: 'return isObject(value) && !isEmptyRow(value) ? [value] : [];' },
		],
		test: { file: 'engine/rules/rules', name: 'a list that cannot be read calls nobody' },
	},
	{
		title: 'Do Not Call: an expression that is not evaluated calls nobody',
		removals: [{ file: `${RULES}/readRules.ts`, piece: "if (typeof raw === 'string') refuseExpression(raw, () => displayName);", by: '' }],
		test: { file: 'engine/rules/unreadable', name: 'an expression in a field that is not in Expression mode is named as such' },
	},
	{
		title: 'Do Not Call: an entry that is no number calls nobody',
		removals: [{ file: `${RULES}/doNotCall/doNotCall.ts`, piece: 'if (numbers.length > 0 && !isScientificNotation(text)) return [...new Set(numbers.map(keyOf))];', by: 'return [...new Set(numbers.map(keyOf))];' }],
		test: { file: 'shared/rules/doNotCall', name: 'a list that cannot be read is refused' },
	},
	{
		title: 'Do Not Call: a list without any number calls nobody',
		removals: [{ file: `${RULES}/doNotCall/doNotCallEntries.ts`, piece: 'if (filled.length === 0 && list.some((entry) => !isEmptyRow(entry))) {', by: 'if (false) {' }],
		test: { file: 'shared/rules/doNotCall', name: 'a list that cannot be read is refused' },
	},
	{
		title: 'Do Not Call: a person without a number calls nobody',
		removals: [{ file: `${RULES}/itemRules.ts`, piece: 'if ((countries ?? list) && numbers.length === 0 && !unread) {', by: 'if (false) {' }],
		test: { file: 'engine/rules/rules', name: 'an e-mail, whose person has no number, is not sent: Do Not Call' },
	},
	{
		title: 'Opted Out: the column of the item',
		removals: [{ file: `${RULES}/itemRules.ts`, piece: "return optedOut ? { reason: 'doNotCall', message: 'The person has opted out of calls.' } : undefined;", by: 'return undefined;' }],
		test: { file: 'engine/rules/rules', name: 'opted out' },
	},
	{
		title: 'Opted Out: anything but a no',
		removals: [{ file: `${RULES}/doNotCall/doNotCall.ts`, piece: 'return !NOT_OPTED_OUT.includes(plainCharacters(plainText(value)).toLowerCase());', by: "return plainText(value) === 'true';" }],
		test: { file: 'shared/rules/doNotCall', name: 'a person has opted out unless the column says the contrary' },
	},
	{
		title: 'Opted Out: in another entry of the list',
		removals: [{ file: `${RULES}/screening/screenItems.ts`, piece: 'isPrepared(item) ? screening.withoutOptedOut(item) : item', by: 'item' }],
		test: { file: 'engine/rules/duplicates', name: 'whoever has opted out in one entry of the list is not called for another one' },
	},
	{
		title: 'Opted Out: in an entry that is wrong',
		removals: [{ file: `${RULES}/screening/screenItems.ts`, piece: "if ('problem' in screened && ifReadable(optsOut)) this.neverCalled.add(people.of(item));", by: '' }],
		test: { file: 'engine/rules/optedOutRows', name: 'wrong:' },
	},
	{
		title: 'Duplicates: Call First',
		removals: [{ file: `${RULES}/screening/duplicates.ts`, piece: "if (duplicates === 'callEach') return items;", by: 'return items;' }],
		test: { file: 'engine/rules/rules', name: 'duplicates' },
	},
	{
		title: 'Duplicates: Refuse',
		removals: [{ file: `${RULES}/screening/duplicates.ts`, piece: "const refuses = duplicates === 'refuse';", by: 'const refuses = false;' }],
		test: { file: 'engine/rules/rules', name: 'duplicates that are refused' },
	},
	{
		title: 'Duplicates: Refuse leaves out the first one, too',
		removals: [{ file: `${RULES}/screening/duplicates.ts`, piece: '(isRepeated && refuses) || ', by: '' }],
		test: { file: 'engine/rules/rules', name: 'duplicates that are refused' },
	},
	{
		title: 'Duplicates: in all turns of a loop',
		removals: [{ file: `${RULES}/screening/duplicates.ts`, piece: ' || wasSent(item) ? repeat', by: ' ? repeat' }],
		test: { file: 'engine/rules/turns', name: 'Duplicates' },
	},
	{
		title: 'Duplicates: a contact whose number is that of another item',
		removals: [{ file: `${RULES}/screening/screenItems.ts`, piece: 'stored?.get(item.itemIndex)?.number]', by: 'undefined]' }],
		test: { file: 'engine/rules/samePerson', name: 'two contacts with one number are called once' },
	},
	{
		title: 'Allowed Countries',
		removals: [{ file: `${RULES}/itemRules.ts`, piece: 'if (foreign !== undefined) {', by: 'if (false) {' }],
		test: { file: 'engine/rules/rules', name: 'countries' },
	},
	{
		title: 'Allowed Countries: all that are possible',
		removals: [{ file: `${RULES}/countries.ts`, piece: 'possible.every((country) => allowed.has(country))', by: 'possible.some((country) => allowed.has(country))' }],
		test: { file: 'shared/rules/countries', name: 'only numbers that are certainly in an allowed country are allowed' },
	},
	{
		title: 'Allowed Countries: a number of no country',
		removals: [{ file: `${RULES}/countries.ts`, piece: 'return possible.length > 0 && possible', by: 'return possible' }],
		test: { file: 'shared/rules/countries', name: 'only numbers that are certainly in an allowed country are allowed' },
	},
	{
		title: 'Allowed Countries: a code that does not exist calls nobody',
		removals: [{ file: `${RULES}/countries.ts`, piece: 'if (unknown !== undefined) {', by: 'if (false) {' }],
		test: { file: 'shared/rules/countries', name: 'is refused' },
	},
	{
		title: 'Emergency numbers are never called',
		removals: [{ file: `${NUMBERS}/readPhoneNumber.ts`, piece: 'if (isShortNumber(clean.digits, country)) {', by: 'if (false) {' }],
		test: { file: 'engine/phoneNumbers', name: 'refuses what is no number to call, before anything is sent' },
	},
	{
		title: 'Emergency numbers are never sent as entered',
		removals: [{ file: `${NUMBERS}/numberToCall.ts`, piece: 'if (holdsEmergencyNumber(entered, countryOf(defaultCountry))) {', by: 'if (false) {' }],
		test: { file: 'engine/phoneNumbers', name: 'Send As Entered sends the very text, and no emergency number' },
	},
	{
		title: 'Expensive numbers are called only if their type is allowed',
		removals: [{ file: `${NUMBERS}/numberToCall.ts`, piece: 'return type && !allowedNumberTypes.includes(type) ? [type] : [];', by: 'return [];' }],
		test: { file: 'engine/phoneNumbers', name: 'refuses what is no number to call, before anything is sent' },
	},
	{
		title: 'Expensive numbers: of the type that is allowed',
		removals: [{ file: `${NUMBERS}/numberToCall.ts`, piece: '!allowedNumberTypes.includes(type)', by: 'allowedNumberTypes.length === 0' }],
		test: { file: 'shared/numberToCall', name: 'is called only when' },
	},

	// How fast and how many.
	{
		title: 'Calls per Minute',
		removals: [{ file: `${RULES}/admission/admission.ts`, piece: '.renew({ callsPerMinute, maxActive: maxActiveCalls })', by: '.renew({ maxActive: maxActiveCalls })' }],
		test: { file: 'engine/rules/pacing', name: 'calls start no faster than Calls per Minute says' },
	},
	{
		title: 'Calls per Minute: no minute has more',
		removals: [{ file: `${RULES}/admission/pace.ts`, piece: 'oldest + MINUTE_MS + MAX_LATE_MS, ', by: '' }],
		test: { file: 'shared/rules/pace', name: 'and given back late never lets a minute have too many' },
	},
	{
		title: 'Calls per Minute: in all turns of a loop',
		removals: [{ file: `${RULES}/admission/admission.ts`, piece: "paceOf(run.context.getContext('node')).renew(", by: 'new Pace().renew(' }],
		test: { file: 'engine/rules/turns', name: 'Calls per Minute holds in a loop' },
	},
	{
		title: 'Max Active Calls',
		removals: [{ file: `${RULES}/admission/admission.ts`, piece: '.renew({ callsPerMinute, maxActive: maxActiveCalls })', by: '.renew({ callsPerMinute })' }],
		test: { file: 'engine/rules/pacing', name: 'the next call starts when one has ended' },
	},
	{
		title: 'Max Active Calls: nobody is called without Wait For',
		removals: [{ file: `${RULES}/screening/screenItems.ts`, piece: 'if (entered.maxActiveCalls !== undefined && !this.rules.parts.wait?.(params)) {', by: 'if (false) {' }],
		test: { file: 'engine/rules/pacing', name: 'Max Active Calls without a wait calls nobody' },
	},
	{
		title: 'After a 429 both limits halve',
		removals: [{ file: `${RULES}/admission/pace.ts`, piece: 'this.share = Math.max(MIN_SHARE, this.shareNow(now) / 2);', by: '' }],
		test: { file: 'shared/rules/pace', name: '6000 ms after a 429, 4 of 8 calls may be active' },
	},
	{
		title: 'After a 429 the limits recover slowly',
		removals: [{ file: `${RULES}/admission/pace.ts`, piece: 'return this.share === 1 ? 1 : Math.min(1, this.share + (now - this.shareAt) / (2 * RECOVERY_MS));', by: 'return now - this.shareAt > MINUTE_MS ? 1 : this.share;' }],
		test: { file: 'shared/rules/pace', name: '300000 ms after a 429, 6 of 8 calls may be active' },
	},
	{
		title: 'After a 429 the pace is told',
		removals: [{ file: `${RULES}/admission/admission.ts`, piece: 'run.gate.whenNarrowed((startedAt) => this.pace.slowDown(startedAt));', by: '' }],
		test: { file: 'engine/rules/limits', name: 'a provider whose minute is used up' },
	},
	{
		title: 'After a 429 Max Concurrent halves',
		removals: [{ file: 'shared/core/sending/gate.ts', piece: 'this.limit = Math.max(1, Math.floor(this.limit / 2));', by: '' }],
		test: { file: 'engine/concurrency', name: 'halves' },
	},
	{
		title: 'Max Calls',
		removals: [{ file: `${RULES}/admission/limit.ts`, piece: 'if (this.placed + this.reserved >= this.max) return false;', by: '' }],
		test: { file: 'engine/rules/rules', name: 'limit' },
	},
	{
		title: 'Max Calls: of all runs of an execution',
		removals: [{ file: `${RULES}/admission/limit.ts`, piece: 'this.placed + this.reserved >= this.max', by: 'this.reserved >= this.max' }],
		test: { file: 'engine/rules/bulk', name: 'Max Calls counts people, over all requests and runs of an execution' },
	},
	{
		title: 'Max Calls: a call that was not placed takes no place',
		removals: [{ file: `${RULES}/admission/admission.ts`, piece: 'this.limit?.release();', by: '' }],
		test: { file: 'engine/rules/rules', name: 'a call that was certainly not placed takes no place of Max Calls' },
	},
	{
		title: 'An AI agent places ten calls',
		removals: [{ file: `${RULES}/admission/admission.ts`, piece: '(isToolRun(run) ? MAX_CALLS_OF_TOOL : undefined)', by: 'undefined' }],
		test: { file: 'engine/rules/rules', name: 'an AI agent places ten calls in an execution, unless Max Calls says otherwise' },
	},
	{
		title: 'An AI agent places ten calls without any rule',
		removals: [{ file: `${RULES}/rulesOfRun.ts`, piece: 'if (!reader && !isToolRun(run)) return undefined;', by: 'if (!reader) return undefined;' }],
		test: { file: 'engine/rules/rules', name: 'an AI agent places ten calls in an execution, unless Max Calls says otherwise' },
	},
	{
		title: 'Stop After: refusals in a row',
		removals: [{ file: `${RULES}/admission/breaker.ts`, piece: 'if (times >= this.maxRefusals) this.stop(', by: 'if (false) this.stop(' }],
		test: { file: 'engine/rules/rules', name: 'ten refusals in a row stop the run' },
	},
	{
		title: 'Stop After: three unknown outcomes in a row',
		removals: [{ file: `${RULES}/admission/breaker.ts`, piece: '++this.row.unknown >= MAX_UNKNOWN', by: 'false' }],
		test: { file: 'engine/rules/rules', name: 'any rule stops the run after three calls that may have been placed in a row' },
	},
	{
		title: 'Stop After: ten, with any rule',
		removals: [{ file: `${RULES}/admission/breaker.ts`, piece: 'private readonly maxRefusals = DEFAULT_REFUSALS', by: 'private readonly maxRefusals = Infinity' }],
		test: { file: 'engine/rules/rules', name: 'any rule stops the run after ten refusals in a row' },
	},
	{
		title: 'Stop After: in a row',
		removals: [{ file: `${RULES}/admission/breaker.ts`, piece: '\t\t\tthis.row.refusals = 0;\n', by: '' }],
		test: { file: 'shared/rules/breaker', name: 'a placed call between refusals' },
	},
	{
		title: 'Stop After: in all turns of a loop',
		removals: [{ file: `${RULES}/admission/admission.ts`, piece: 'reader && run.ledger.inARow()', by: 'undefined' }],
		test: { file: 'engine/rules/turns', name: 'stops a loop after three calls that may have been placed' },
	},
	{
		title: 'Stop After: the number that is set',
		removals: [{ file: `${RULES}/admission/admission.ts`, piece: 'new Breaker(stopAfter, ', by: 'new Breaker(undefined, ' }],
		test: { file: 'engine/rules/rules', name: 'a stop also holds back those whose turn had come' },
	},
	{
		title: 'Stop After: also those whose turn had come',
		removals: [{ file: `${RULES}/admission/admission.ts`, piece: "if (message !== undefined) return judged.skippedFor(item, { reason: 'stopped', message });\n\t\tjudged.judgeAgain(item);", by: 'judged.judgeAgain(item);' }],
		test: { file: 'engine/rules/rules', name: 'a stop also holds back those whose turn had come' },
	},
	{
		title: 'Stop After: whoever is left is claimed by nobody',
		removals: [
			{ file: `${RULES}/admission/admission.ts`, piece: 'if (message === undefined) return undefined;\n\t\tthis.release(item);', by: 'if (message === undefined) return undefined;' },
			{ file: `${RULES}/memory/claimsAhead.ts`, piece: ', ...[...this.unused.values()].flatMap(notesOfClaim)', by: '' },
		],
		test: { file: 'engine/rules/campaign', name: 'whoever is left after a stop is called by the next execution' },
	},

	// Rehearsal, Check Only, and skips.
	{
		title: 'Rehearsal Number: nobody else is called',
		removals: [{ file: `${RULES}/screening/rehearseItems.ts`, piece: 'return rehearse(run, item, { number, ...parts });', by: 'return item;' }],
		test: { file: 'engine/rules/rules', name: 'a rehearsal rings only the own number' },
	},
	{
		title: 'Rehearsal Calls: only the first items',
		removals: [{ file: `${RULES}/screening/rehearseItems.ts`, piece: '++called > rehearsalCalls', by: 'false' }],
		test: { file: 'engine/rules/rules', name: 'rehearsal' },
	},
	{
		title: 'Rehearsal Calls: earlier turns of a loop count',
		removals: [{ file: `${RULES}/screening/rehearseItems.ts`, piece: 'let called = run.ledger.placedInExecution() - run.ledger.keys().length;', by: 'let called = 0;' }],
		test: { file: 'engine/rules/rules', name: 'a rehearsal in a loop rings the own number no more often' },
	},
	{
		title: 'Rehearsal: it is not remembered in the campaign',
		removals: [{ file: `${RULES}/alreadyCalled.ts`, piece: 'if (!campaign || decided.rehearsal) return undefined;', by: 'if (!campaign) return undefined;' }],
		test: { file: 'engine/rules/campaign', name: 'a rehearsal is not remembered' },
	},
	{
		title: 'Rehearsal: it takes no place of Max Calls',
		removals: [{ file: `${RULES}/admission/admission.ts`, piece: '\t\tif (judged.isRehearsed(item)) return undefined;\n\t\tif (this.limit', by: '\t\tif (this.limit' }],
		test: { file: 'engine/rules/rules', name: 'a rehearsal takes no place of Max Calls' },
	},
	{
		title: 'Rehearsal: it is marked',
		removals: [{ file: `${RULES}/screening/rehearseItems.ts`, piece: 'judged.of(item).decided.rehearsal = true;', by: '' }],
		test: { file: 'engine/rules/rules', name: 'a rehearsal rings only the own number' },
	},
	{
		title: 'Rehearsal: a call of it that fails is marked',
		removals: [{ file: `${RULES}/admission/admission.ts`, piece: 'if (problem && this.rules.judged.isRehearsed(item)) problem.details.rehearsal = true;', by: '' }],
		test: { file: 'engine/rules/rules', name: 'says whose rehearsal it was' },
	},
	{
		title: 'Rehearsal: a number that cannot be read calls nobody',
		removals: [{ file: `${RULES}/screening/rehearseItems.ts`, piece: 'return { itemIndex: item.itemIndex, problem };', by: 'return item;' }],
		test: { file: 'engine/rules/bulk', name: 'a rehearsal whose number cannot be read calls nobody' },
	},
	{
		title: 'Check Only: nothing is sent',
		removals: [{ file: `${RULES}/screening/screenItems.ts`, piece: '\tif (entered.checkOnly) {', by: '\tif (false) {' }],
		test: { file: 'engine/rules/rules', name: 'a check sends nothing and judges each item' },
	},
	{
		title: 'Check Only: wrong input does not end it',
		removals: [{ file: `${RULES}/conductRules.ts`, piece: 'judgesOnly: entered.checkOnly,', by: '' }],
		test: { file: 'engine/rules/rules', name: 'a check sends nothing and judges each item' },
	},
	{
		title: 'A rule that throws calls nobody',
		removals: [{ file: `${RULES}/screening/screenItems.ts`, piece: '\t\t} catch (error) {\n\t\t\treturn { itemIndex, problem: invalidInput(run.operation, error) };\n\t\t}\n\t}\n\n\tprivate refuseWithoutWait', by: '\t\t} catch {\n\t\t\tjudged.judge(item, { campaign: undefined, hours: undefined, zones: undefined, refused: undefined, schedulesOutside: false });\n\t\t\treturn item;\n\t\t}\n\t}\n\n\tprivate refuseWithoutWait' }],
		test: { file: 'engine/rules/throwing', name: 'readDoNotCall of doNotCall/doNotCall throws' },
	},
	{
		title: 'A rule whose expression fails calls nobody',
		removals: [{ file: `${RULES}/readRules.ts`, piece: 'const raw = context.getNodeParameter(path, itemIndex) as unknown;', by: 'let raw: unknown;\n\t\ttry {\n\t\t\traw = context.getNodeParameter(path, itemIndex);\n\t\t} catch {\n\t\t\treturn undefined;\n\t\t}' }],
		test: { file: 'engine/rules/unreadable', name: 'an expression that fails calls nobody' },
	},
	{
		title: 'A rule that is left empty calls nobody',
		removals: [{ file: `${RULES}/readRules.ts`, piece: "if (!MAY_BE_EMPTY.includes(name) && (raw === '' ? !mayBeNone : (value ?? '') === '')) {", by: 'if (false) {' }],
		test: { file: 'engine/rules/unreadable', name: 'left empty: nobody is called' },
	},
	{
		title: 'A rule that an AI model fills in calls nobody',
		removals: [{ file: `${RULES}/readRules.ts`, piece: 'if (isOfModel) throw', by: 'if (false) throw' }],
		test: { file: 'engine/rules/rulesOfModel', name: 'calls nobody' },
	},
	{
		title: 'A rule that throws when its turn comes leaves nobody claimed',
		removals: [{ file: `${RULES}/conductRules.ts`, piece: 'for (const item of admitted.filter(isPrepared)) admission.withdraw(item);', by: '' }],
		test: { file: 'engine/rules/throwing', name: 'takes no place of Max Calls' },
	},
	{
		title: 'Every rule is judged directly before the request',
		removals: [{ file: `${RULES}/conductRules.ts`, piece: 'recheck: (items) => items.flatMap((item) => admission.recheck(item) ?? []),', by: 'recheck: () => [],' }],
		test: { file: 'engine/rules/rules', name: 'a stop also holds back those whose turn had come' },
	},
	{
		title: 'The output says what decided',
		removals: [{ file: `${RULES}/rulesOfRun.ts`, piece: 'rules: { ...judged.of(item).decided }', by: '' }],
		test: { file: 'engine/rules/bulk', name: 'each person who is called has what the rules decided' },
	},
	{
		title: 'A skip passes through Wait for End and its like',
		removals: [{ file: 'shared/calls/conductCall.ts', piece: 'passThrough: (itemIndex) => passSkip(run, itemIndex),', by: '' }],
		test: { file: 'engine/rules/rules', name: 'a skip passes through operations that read its call' },
	},

	// A lost process costs nobody.
	{
		title: 'Notes: few people at a time',
		removals: [{ file: `${ONCE}/noteSchedule.ts`, piece: 'Math.max(MIN_OPEN, Math.floor(OPEN_SHARE * this.unnoted.size))', by: 'Infinity' }],
		test: { file: 'engine/lostProcess', name: 'in the middle of a list is continued by the retry' },
	},
	{
		title: 'Notes: nobody is called before the note is there',
		removals: [{ file: `${ONCE}/notesAhead.ts`, piece: 'const pieces = await this.piecesOf(due);', by: "if (this.run.context.getMode() !== 'retry') return lost;\n\t\tconst pieces = await this.piecesOf(due);" }],
		test: { file: 'engine/lostProcess', name: 'are there before the first request' },
	},
	{
		title: 'Notes: whoever a lost process has noted is held back',
		removals: [{ file: 'shared/core/running/lostItems.ts', piece: 'if (!lost || !isOnce(effect)) return item;', by: 'return item;' }],
		test: { file: 'engine/lostProcess', name: 'in the middle of a list is continued by the retry' },
	},
	{
		title: 'Notes: those of the lost execution count in its retry',
		removals: [{ file: `${ONCE}/intentNotes.ts`, piece: 'if (isJudgedByBirth(run, origin)) return known.has(ofBirth);', by: 'if (isJudgedByBirth(run, origin)) return false;' }],
		test: { file: 'engine/lostProcess', name: 'and once more, while its retry calls the rest' },
	},
	{
		title: 'Notes: those of a lost caller count in its sub-workflows',
		removals: [{ file: `${ONCE}/intentNotes.ts`, piece: 'return birth !== undefined && known.has(ofBirth) && !known.has(ofExecution);', by: 'return false;' }],
		test: { file: 'engine/lostProcess', name: 'of a person whom two sub-workflows of a lost caller have called let neither of the retry call' },
	},
	{
		title: 'Notes: answers are noted',
		removals: [{ file: `${ONCE}/notesAhead.ts`, piece: '\t\tthis.answered.push(name);\n', by: '' }],
		test: { file: 'engine/lostProcess', name: 'say at its end that everybody was answered' },
	},
	{
		title: 'Notes: who was answered comes out as called',
		removals: [{ file: `${ONCE}/lostIntents.ts`, piece: "isOne && before.has(answered) && !before.has(again) ? 'answered' : 'inDoubt'", by: "'inDoubt'" }],
		test: { file: 'engine/lostProcess', name: 'in the middle of a list is continued by the retry' },
	},
	{
		title: 'Notes: an answer says nothing of a second call',
		removals: [{ file: `${ONCE}/lostIntents.ts`, piece: ' && !before.has(again)', by: '' }],
		test: { file: 'engine/lostProcess', name: 'of a person whom two runs of a lost execution have called leave one of them in doubt' },
	},
	{
		title: 'Notes: the second run of a retry does not take the call of the first',
		removals: [
			{ file: `${ONCE}/lostIntents.ts`, piece: ' && !ledger.isTakenElsewhere(intent)', by: '' },
			{ file: `${PLACING}/adoptCall.ts`, piece: 'return fitting.filter((record) => idOf(record) === null || !taken.includes(idOf(record)));', by: 'return fitting;' },
		],
		test: { file: 'engine/lostProcess', name: 'does not let the second run of a retry take the call of the first' },
	},
	{
		title: 'Notes: those of people who were not called are removed',
		removals: [{ file: `${ONCE}/notesAhead.ts`, piece: '\t\t\tawait this.giveBack(store);\n', by: '' }],
		test: { file: 'engine/lostProcess', name: 'are removed for whom it has not called' },
	},
	{
		title: 'Notes: a retry without memory and store calls nobody',
		removals: [{ file: `${ONCE}/lostIntents.ts`, piece: 'ledger.memoryLost ? intents.filter((intent) => !this.asked.has(intent)) : []', by: '[]' }],
		test: { file: 'engine/lostProcess', name: 'that cannot be read any more' },
	},
	{
		title: 'Notes: a failing store is told',
		removals: [{ file: 'shared/core/running/execute.ts', piece: 'hint(run, notes?.failure && failureHint(notes.failure));', by: '' }],
		test: { file: 'engine/lostProcess', name: 'that cannot be kept any more are told' },
	},
	{
		title: 'A lost call is looked for and adopted by the retry',
		removals: [{ file: 'shared/core/running/lostItems.ts', piece: '\t\tif (found) {\n\t\t\tthis.take(item, found);\n\t\t\treturn item;\n\t\t}\n\t\tconst { itemIndex }', by: '\t\tconst { itemIndex }' }],
		test: { file: 'engine/lostProcess', name: 'is looked for in the list of the provider' },
	},
	{
		title: 'A lost call that is adopted is not placed again',
		removals: [{ file: 'shared/core/running/lostItems.ts', piece: "this.run.ledger.settle(item.key, { state: 'answered', record: withoutSecrets(found, item), adopted: true });", by: '' }],
		test: { file: 'engine/lostProcess', name: 'is looked for in the list of the provider' },
	},
	{
		title: 'A lost call is looked for and adopted by the next execution of its campaign',
		removals: [{ file: `${RULES}/alreadyCalled.ts`, piece: "if (known === 'begun' && (await this.adopt(item, claim))) return item;", by: '' }],
		test: { file: 'engine/rules/lostCampaign', name: 'is found by a new execution, is that call' },
	},
	{
		title: 'A lost call that a campaign has adopted is not placed again',
		removals: [{ file: `${RULES}/alreadyCalled.ts`, piece: "run.ledger.settle(item.key, { state: 'answered', record: withoutSecrets(found, item), adopted: true });", by: '' }],
		test: { file: 'engine/rules/lostCampaign', name: 'is found by a new execution, is that call' },
	},
	{
		title: 'A lost call is adopted once, of several executions',
		removals: [{ file: `${RULES}/memory/spansOf.ts`, piece: 'return added.length > 0;', by: 'return true;' }],
		test: { file: 'engine/rules/lostCampaign', name: 'is the call of one of two new executions' },
	},
	{
		title: 'A lost call is one that was created in the hours of its campaign',
		removals: [{ file: 'shared/calls/lookUp.ts', piece: 'return createdAt !== undefined && spans.some(([from, until]) => createdAt >= from - CLOCK_TOLERANCE_MS && createdAt < until + CLOCK_TOLERANCE_MS);', by: 'return true;' }],
		test: { file: 'engine/rules/lostCampaign', name: 'one from before the campaign' },
	},
	{
		title: 'A lost call that fits two is adopted by nobody',
		removals: [{ file: `${PLACING}/lostCalls.ts`, piece: 'return found.length === 1 ? found[0] : undefined;', by: 'return found[0];' }],
		test: { file: 'engine/rules/lostCampaign', name: 'fits two calls' },
	},
	{
		title: 'A lost answer: a call that fits two is adopted by nobody',
		removals: [{ file: `${PLACING}/lookTwice.ts`, piece: 'return found.length === 1 ? found[0] : undefined;', by: 'return found[0];' }],
		test: { file: 'engine/adoption', name: 'two calls that fit are no match' },
	},
	{
		title: 'A lost answer: the call is found',
		removals: [{ file: `${PLACING}/adoptCall.ts`, piece: 'if (!lookUp || !sent) return undefined;\n\treturn await', by: 'return undefined;\n\treturn await' }],
		test: { file: 'engine/adoption', name: 'a call whose answer was lost is found in the list and taken for the item' },
	},
	{
		title: 'A lost answer: two items with the same number adopt nothing',
		removals: [{ file: `${PLACING}/adoptCall.ts`, piece: ' || numbers.countOf(number) > 1', by: '' }],
		test: { file: 'engine/adoption', name: 'the same number in two items leaves both open' },
	},
	{
		title: 'A lost answer: a call that another run has is not adopted',
		removals: [{ file: `${PLACING}/adoptCall.ts`, piece: 'return fitting.filter((record) => idOf(record) === null || !taken.includes(idOf(record)));', by: 'return fitting;' }],
		test: { file: 'engine/adoption', name: 'a second run with the same number does not take the call of the first' },
	},
	{
		title: 'A lost answer: what was sent must be found again',
		removals: [{ file: `${PLACING}/adoptCall.ts`, piece: 'listed.filter((record) => calls.lookUp?.matches(record, sent))', by: 'listed' }],
		test: { file: 'engine/adoption', name: 'another call to the same number with other metadata is not ours' },
	},
	{
		title: 'A lost batch is one with exactly its people',
		removals: [{ file: `${PLACING}/adoptBatch.ts`, piece: 'people.unreadable === 0 && areSame(sent, people.records.map((person) => lookUp.numberOf(person)))', by: 'people' }],
		test: { file: 'engine/zuduLostBatches', name: 'leaves exactly its people in doubt' },
	},
	{
		title: 'A lost batch that another run has is not adopted',
		removals: [{ file: `${PLACING}/adoptBatch.ts`, piece: ' && !taken.has(lookUp.idOf(record))', by: '' }],
		test: { file: 'engine/zuduLostBatches', name: 'a second run with the same people does not take the batch of the first' },
	},
	{
		title: 'A lost batch whose people are those of another request is adopted by nobody',
		removals: [{ file: `${PLACING}/adoptBatch.ts`, piece: 'if (mayBeOfOthers(job, numbers)) return [];', by: '' }],
		test: { file: 'engine/zuduLostBatches', name: 'the same people in two requests leave both in doubt' },
	},
	{
		title: 'Retry: what was answered is not sent again',
		removals: [{ file: `${ONCE}/sendOnce.ts`, piece: "if (entry?.state === 'answered') return entry;", by: '' }],
		test: { file: 'engine/ledger', name: 'Retry execution after a refusal: who was called is given again' },
	},
	{
		title: 'Retry: what may have been sent is not sent again',
		removals: [
			{ file: `${ONCE}/sendOnce.ts`, piece: 'if (open) throw new ProblemError(open);', by: '' },
			{ file: 'shared/core/running/execute.ts', piece: 'return problem ? { itemIndex: item.itemIndex, problem } : item;', by: 'return item;' },
		],
		test: { file: 'engine/ledger', name: 'Retry execution, twice, after an unknown outcome' },
	},
	{
		title: 'Retry: what was under way when the execution was stopped is not sent again',
		removals: [
			{ file: `${ONCE}/sendOnce.ts`, piece: 'for (const { key } of items) ledger.claim(key);', by: '' },
			{ file: `${ONCE}/sendOnce.ts`, piece: "for (const { key } of items) ledger.settle(key, { state: 'unconfirmed', problem: sharedProblem(job, problem) });", by: '' },
		],
		test: { file: 'engine/stopping', name: 'a retry of a cancelled execution calls only who was not sent' },
	},
	{
		title: 'Retry: a person is the same where other fields have changed',
		removals: [{ file: `${ONCE}/withKnownKeys.ts`, piece: 'return key === undefined ? item : { ...item, key };', by: 'return item;' }],
		test: { file: 'engine/once', name: 'a corrected and turned list' },
	},
	{
		title: 'A request that may have been accepted is never sent again',
		removals: [{ file: 'shared/core/sending/retryRules.ts', piece: "code: 'unconfirmed',\n\t\tonce: null,", by: "code: 'unconfirmed',\n\t\tonce: { times: 3, after: 'growing waits' }," }],
		test: { file: 'engine/retryRules', name: 'row unconfirmed' },
	},

	// The node Call Campaign: the next call.
	{
		title: 'Call Again: how often an outcome leads to another call',
		removals: [{ file: `${PLAN}/planNext.ts`, piece: 'if (known + attempts - history.length > again.times)', by: 'if (false)' }],
		test: { file: 'engine/rules/planNextCall', name: 'it failed before' },
	},
	{
		title: 'Call Again: calls that are only counted may have had the same outcome',
		removals: [{ file: `${PLAN}/planNext.ts`, piece: 'known + attempts - history.length > again.times', by: 'known > again.times' }],
		test: { file: 'engine/rules/planNextCall', name: 'it failed before, as far as anybody knows' },
	},
	{
		title: 'Call Again: after so many minutes',
		removals: [{ file: `${PLAN}/planNext.ts`, piece: 'at.plus({ minutes: again.afterMinutes })', by: 'at' }],
		test: { file: 'engine/rules/planNextCall', name: 'nobody answered' },
	},
	{
		title: 'Call Again: only after the outcomes in the list',
		removals: [{ file: `${PLAN}/planNext.ts`, piece: 'const again = limits.again.get(outcome);', by: 'const again = limits.again.get(outcome) ?? { afterMinutes: 30, times: Infinity };' }],
		test: { file: 'engine/rules/planNextCall', name: 'the person answered' },
	},
	{
		title: 'Call Again: an outcome that is in the list twice is refused',
		removals: [{ file: `${PLAN}/attemptLimits.ts`, piece: 'if (again.has(outcome)) {', by: 'if (false) {' }],
		test: { file: 'engine/rules/planNextCall', name: 'an outcome that is in the list twice stops the node' },
	},
	{
		title: 'Max Attempts',
		removals: [{ file: `${PLAN}/planNext.ts`, piece: 'if (counted.attempts >= limits.maxAttempts) return end', by: 'if (false) return end' }],
		test: { file: 'engine/rules/planNextCall', name: 'it is the third' },
	},
	{
		title: 'Max Attempts in 24 Hours',
		removals: [{ file: `${PLAN}/attemptLimits.ts`, piece: 'times[times.length - perDay]?.plus(DAY), ', by: '' }],
		test: { file: 'engine/rules/planNextCall', name: 'it is the second of 24 hours' },
	},
	{
		title: 'Max Attempts in 7 Days',
		removals: [{ file: `${PLAN}/attemptLimits.ts`, piece: ', times[times.length - perWeek]?.plus(WEEK)', by: '' }],
		test: { file: 'engine/rules/planNextCall', name: 'next call: once a week' },
	},
	{
		title: 'Max Attempts in 24 Hours: calls that are only counted count',
		removals: [{ file: `${PLAN}/attemptLimits.ts`, piece: 'const unknown = unknownAt ? Array.from({ length: attempts - history.length }, () => unknownAt) : [];', by: 'const unknown: Array<DateTime<true>> = [];' }],
		test: { file: 'engine/rules/planNextCall', name: 'the same, known only by its number' },
	},
	{
		title: 'Once a day and twice a week in the Emirates',
		removals: [{ file: `${PLAN}/attemptLimits.ts`, piece: 'return { ...limits, perDay: 1, perWeek: Math.min(limits.perWeek, 2) };', by: 'return limits;' }],
		test: { file: 'engine/rules/planNextCall', name: 'in the Emirates' },
	},
	{
		title: 'An unknown outcome is never called again',
		removals: [
			{ file: `${PLAN}/planNext.ts`, piece: "if (outcome === 'unknown') return hold('unknownOutcome', 'It is not known how the call ended. Look at the call.');", by: '' },
			{ file: `${PLAN}/planNext.ts`, piece: 'const again = limits.again.get(outcome);', by: 'const again = limits.again.get(outcome) ?? { afterMinutes: 30, times: Infinity };' },
		],
		test: { file: 'engine/rules/planNextCall', name: 'nobody knows how it ended' },
	},
	{
		title: 'An unknown outcome waits for a person',
		removals: [{ file: `${PLAN}/planNext.ts`, piece: "if (outcome === 'unknown') return hold('unknownOutcome', 'It is not known how the call ended. Look at the call.');", by: '' }],
		test: { file: 'engine/rules/planNextCall', name: 'nobody knows how it ended' },
	},
	{
		title: 'A word that nobody knows is an unknown outcome',
		removals: [{ file: `${PLAN}/callState.ts`, piece: "?? 'unknown'", by: "?? 'noAnswer'" }],
		test: { file: 'engine/rules/planNextCall', name: 'a word that nobody knows' },
	},
	{
		title: 'An error after which a call may have been placed is an attempt',
		removals: [{ file: `${PLAN}/callResult.ts`, piece: "if (call.error && details.callPlaced === 'no' && callId === null && !readsCalls) {", by: 'if (call.error) {' }],
		test: { file: 'engine/rules/planNextCall', name: 'may have been a call: it counts, and a person decides' },
	},
	{
		title: 'Opt-out: labels',
		removals: [{ file: `${PLAN}/planRow.ts`, piece: 'return wordsOf(label).some((word) => optOut.includes(word));', by: 'return false;' }],
		test: { file: 'engine/rules/planNextCall', name: 'an opt-out by a label of the conversation ends the calls' },
	},
	{
		title: 'Opt-out: the column of the row',
		removals: [{ file: `${PLAN}/listRules.ts`, piece: 'readOptedOut(entered) || readOptedOut(row.doNotCall)', by: 'readOptedOut(entered)' }],
		test: { file: 'engine/rules/planNextCall', name: 'an opt-out by the column of the row ends the calls' },
	},
	{
		title: 'Opt-out: a column of ones own',
		removals: [{ file: `${PLAN}/listRules.ts`, piece: 'readOptedOut(entered) || readOptedOut(row.doNotCall)', by: 'readOptedOut(row.doNotCall)' }],
		test: { file: 'engine/rules/planNextCall', name: 'an opt-out by another column ends the calls' },
	},
	{
		title: 'Opt-out wins over the outcome of the call',
		removals: [{ file: `${PLAN}/planNext.ts`, piece: "if (optedOut && result.attempt.outcome !== 'pending') return { ...record, ...optOut() };", by: '' }],
		test: { file: 'engine/rules/planNextCall', name: 'an opt-out by a label of the conversation ends the calls' },
	},
	{
		title: 'Opt-out wins where nobody was called',
		removals: [{ file: `${PLAN}/planNext.ts`, piece: 'if (optedOut) return optOut();', by: '' }],
		test: { file: 'engine/rules/planNextCall', name: 'an opt-out that comes with a skip is kept' },
	},
	{
		title: 'Opt-out: it is kept where the row cannot be read',
		removals: [{ file: `${PLAN}/planRow.ts`, piece: ', ...(optedOut && { doNotCall: true })', by: '' }],
		test: { file: 'engine/rules/planNextCall', name: 'whoever opts out stays so, also where the row cannot be read' },
	},
	{
		title: 'Do Not Call: on the list meanwhile',
		removals: [{ file: `${PLAN}/planNext.ts`, piece: "if ('refused' in rules && rules.refused)", by: 'if (false)' }],
		test: { file: 'engine/rules/planNextCall', name: 'next call: on the do-not-call list meanwhile' },
	},
	{
		title: 'nextCallAt of the next call: within the hours',
		removals: [{ file: `${PLAN}/planNext.ts`, piece: 'nextOpening(hours, zones.zones, DateTime.max(from, limitsOver))', by: 'DateTime.max(from, limitsOver)' }],
		test: { file: 'engine/rules/planNextCall', name: 'next call: closing time' },
	},
	{
		title: 'nextCallAt of the next call: after the limits',
		removals: [{ file: `${PLAN}/planNext.ts`, piece: 'nextOpening(hours, zones.zones, DateTime.max(from, limitsOver))', by: 'nextOpening(hours, zones.zones, from)' }],
		test: { file: 'engine/rules/planNextCall', name: 'next call: once a day' },
	},
	{
		title: 'nextCallAt of the next call: a start before the call before is wrong',
		removals: [{ file: `${PLAN}/planNext.ts`, piece: 'const isStart = startKnown && (before === undefined || attempt.at >= before);', by: 'const isStart = startKnown;' }],
		test: { file: 'engine/rules/planNextCall', name: 'a start before the call before' },
	},
	{
		title: 'nextCallAt of the next call: a start that is none',
		removals: [{ file: `${PLAN}/callResult.ts`, piece: 'written && written.year >= FIRST_YEAR ? written : undefined', by: 'written' }],
		test: { file: 'engine/rules/planNextCall', name: 'a start that is none, of a first call' },
	},
	{
		title: 'nextCallAt of the next call: a clock that is ahead',
		removals: [{ file: `${PLAN}/callResult.ts`, piece: "startedAt && (startedAt < now || outcome === 'pending') ? startedAt : now", by: 'startedAt ?? now' }],
		test: { file: 'engine/rules/planNextCall', name: 'a clock of the provider that is ahead' },
	},
	{
		title: 'A result that is told twice counts once',
		removals: [{ file: `${PLAN}/planNext.ts`, piece: 'if (known.callId !== null && attempt.callId !== null) return known.callId === attempt.callId;', by: 'if (known.callId !== null && attempt.callId !== null) return false;' }],
		test: { file: 'engine/rules/planNextCall', name: 'a call whose end comes later is one attempt' },
	},
	{
		title: 'A result that comes late does not bring the next call forward',
		removals: [{ file: `${PLAN}/planNext.ts`, piece: 'if (isLatest) return', by: 'if (counted) return' }],
		test: { file: 'engine/rules/planNextCall', name: 'the end of an earlier call that comes late brings no other call: another one is about to be placed' },
	},
	{
		title: 'A result that comes late ends the calls',
		removals: [{ file: `${PLAN}/planNext.ts`, piece: "(state.status === 'due' && !turn.limits.again.has(result.attempt.outcome) && afterCall(turn, counted, result.attempt))", by: '{}' }],
		test: { file: 'engine/rules/planNextCall', name: 'the end of an earlier call that comes late brings no other call: it was answered' },
	},
	{
		title: 'A result of another person is no result of this one',
		removals: [{ file: `${PLAN}/planRow.ts`, piece: "const ofAnother = !('problem' in state) && isOfAnother(row, state, { call, result });", by: 'const ofAnother = false;' }],
		test: { file: 'engine/rules/planNextCall', name: 'the result of another person is no result of this one' },
	},
	{
		title: 'A result of a rehearsal changes nothing',
		removals: [{ file: `${PLAN}/callResult.ts`, piece: 'return [rules, details].some((each) => isObject(each) && each.rehearsal === true);', by: 'return false;' }],
		test: { file: 'engine/rules/planNextCall', name: 'a rehearsal that fails changes nothing for the person of the row' },
	},
	{
		title: 'A row that is held stays so where nobody was called',
		removals: [{ file: `${PLAN}/planNext.ts`, piece: "['done', 'skipped', 'held'].includes", by: "['done', 'skipped'].includes" }],
		test: { file: 'engine/rules/planNextCall', name: 'a row that is held stays so where nobody was called' },
	},
	{
		title: 'A row that is done stays so',
		removals: [{ file: `${PLAN}/planNext.ts`, piece: "if (!isNews || state.status === 'done' || state.status === 'skipped') return record;", by: 'if (!isNews) return record;' }],
		test: { file: 'engine/rules/planNextCall', name: 'a row that is done stays so, and its call is noted' },
	},
	{
		title: 'A person whom another execution is calling waits for a person',
		removals: [{ file: `${PLAN}/planNext.ts`, piece: ': hold(reason, reasonText);\n\t}\n}', by: ': schedule(turn, state, { from: now, reason, reasonText });\n\t}\n}' }],
		test: { file: 'engine/rules/planNextCall', name: 'no call: called already, by nobody knows whom' },
	},

	// The node Call Campaign: the list.
	{
		title: 'Prepare List: the rules hold back',
		removals: [{ file: `${PLAN}/prepareRow.ts`, piece: 'if (rules.refused) return skip(rules.refused.reason, rules.refused.message);', by: '' }],
		test: { file: 'engine/rules/prepareList', name: 'whoever is held back by the do-not-call list is skipped' },
	},
	{
		title: 'Prepare List: whoever has opted out in one row is called in no other',
		removals: [{ file: `${PLAN}/prepareRow.ts`, piece: "if (optOut !== undefined) return skip('doNotCall', optOut);", by: '' }],
		test: { file: 'engine/rules/prepareList', name: 'whoever has opted out in one row is called in no other' },
	},
	{
		title: 'Prepare List: an opt-out whose number cannot be read',
		removals: [{ file: `${PLAN}/optOuts.ts`, piece: 'if (this.unreadable.has(number)) return', by: 'if (false) return' }],
		test: { file: 'engine/rules/prepareList', name: 'an opt-out by a number without country code' },
	},
	{
		title: 'Prepare List: an opt-out whose number was rounded',
		removals: [{ file: `${PLAN}/optOuts.ts`, piece: 'if (!written.some((each) => this.rounded.has(each))) return undefined;', by: 'return undefined;' }],
		test: { file: 'engine/rules/prepareList', name: 'an opt-out whose number a spreadsheet has rounded' },
	},
	{
		title: 'Prepare List: an opt-out whose number has too few digits',
		removals: [{ file: `${PLAN}/optOuts.ts`, piece: 'if (written.some((each) => this.odd.has(each))) return', by: 'if (false) return' }],
		test: { file: 'engine/rules/prepareList', name: 'an opt-out whose number has' },
	},
	{
		title: 'Prepare List: an opt-out under a number from before',
		removals: [{ file: `${PLAN}/readPerson.ts`, piece: 'numberBefore: optedOut ? numberBefore(row) : undefined,', by: 'numberBefore: undefined,' }],
		test: { file: 'engine/rules/prepareList', name: 'also where the number was changed to another number' },
	},
	{
		title: 'Prepare List: duplicates',
		removals: [{ file: `${PLAN}/prepareRow.ts`, piece: "if (first) return skip('duplicate'", by: "if (false) return skip('duplicate'" }],
		test: { file: 'engine/rules/prepareList', name: 'the row with the same number is named by' },
	},
	{
		title: 'Prepare List: the hours',
		removals: [{ file: `${PLAN}/prepareRow.ts`, piece: 'const opening = nextOpening(rules.hours, rules.zones.zones, plan.from);', by: 'const opening = plan.from;' }],
		test: { file: 'engine/rules/prepareList', name: 'closing time' },
	},
	{
		title: 'Prepare List: Max Attempts',
		removals: [{ file: `${PLAN}/planOfRow.ts`, piece: 'if (attempts >= limits.maxAttempts) {', by: 'if (false) {' }],
		test: { file: 'engine/rules/prepareList', name: 'the limits of attempts: three in all' },
	},
	{
		title: 'Prepare List: Max Attempts in 24 Hours',
		removals: [{ file: `${PLAN}/planOfRow.ts`, piece: 'return end && end > planned ?', by: 'return end && end < planned ?' }],
		test: { file: 'engine/rules/prepareList', name: 'the limits of attempts: two of 24 hours, and "now" by hand' },
	},
	{
		title: 'Prepare List: in the Emirates',
		removals: [{ file: `${PLAN}/planOfRow.ts`, piece: 'lawful(limits, rules)', by: 'limits' }],
		test: { file: 'engine/rules/prepareList', name: 'in the Emirates one call a day and two a week are the limit' },
	},
	{
		title: 'Prepare List: what a last call decided counts, also where the status is gone',
		removals: [{ file: `${PLAN}/planOfRow.ts`, piece: 'if (attempts === 0) return', by: 'if (attempts >= 0) return' }],
		test: { file: 'engine/rules/prepareList', name: 'the limits of attempts: one that was answered, with the status ""' },
	},
	{
		title: 'Prepare List: a call without ID that may still go on waits for a person',
		removals: [{ file: `${PLAN}/planOfRow.ts`, piece: "return last.outcome === 'pending' && last.callId === null ? { ...last, outcome: 'unknown' } : last;", by: 'return last;' }],
		test: { file: 'engine/rules/prepareList', name: 'one without ID that may still go on, with the status ""' },
	},
	{
		title: 'Prepare List: a row that is settled stays so',
		removals: [{ file: `${PLAN}/prepareRow.ts`, piece: "if (status) return { decision: 'skip', status, ...kept, ...left };", by: '' }],
		test: { file: 'engine/rules/prepareList', name: 'a row that is done' },
	},
	{
		title: 'Prepare List: headings that contradict each other',
		removals: [{ file: `${PLAN}/readPerson.ts`, piece: 'const problem = contradictoryStatus(columns) ?? unclear;', by: 'const problem = unclear;' }],
		test: { file: 'engine/rules/prepareList', name: 'a prepared row in which a person has corrected a status, so that nobody is called' },
	},
];
