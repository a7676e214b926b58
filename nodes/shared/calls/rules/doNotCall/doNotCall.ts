import { InvalidParameter } from '../../../core/input/invalidParameter';
import { plainCharacters } from '../../../core/input/plainCharacters';
import { plainText } from '../../../core/input/plainText';
import { maskNumber } from '../../../core/problem/redact';
import { isScientificNotation } from '../../numbers/cleanNumber';
import { nationalPart } from '../../numbers/nationalPart';
import { notationsOf } from '../../numbers/notationsOf';
import { readPhoneNumber } from '../../numbers/readPhoneNumber';
import { DO_NOT_CALL, doNotCallEntries, NOBODY_CALLED, SEPARATORS, type Entry } from './doNotCallEntries';
import { NumberEndings } from './numberEndings';
import { MIN_DIGITS, significant, writtenNumbers } from './writtenNumbers';

export interface DoNotCall {
	/** `number` as `nameOfNumber` gives it: in E.164, or as entered if it cannot be read. */
	has(number: string): boolean;
}

const E164 = /^\+[1-9]\d{6,14}$/;
const MAX_DIGITS = 15;
const NOT_OPTED_OUT = ['', '0', 'false', 'no', 'n', 'off', '-'];
/** What ends alike is looked at closely only when such a number is about to be called: reading 50,000 numbers takes seconds. */
const KEY_DIGITS = 5;
/** More digits are a number with its country code, or with the code for calls abroad. */
const MAX_NATIONAL_DIGITS = 10;
const MAX_SHOWN = 20;

/**
 * Reads texts, numbers, rows with one column of numbers, or a text with separators: docs/decisions.md#do-not-call-lists
 * @throws InvalidParameter if the list, or an entry that is not blank, cannot be judged: then nobody may be called
 */
export function readDoNotCall(value: unknown, defaultCountry?: string): DoNotCall {
	const unread = new Map<string, string[]>();
	for (const entry of doNotCallEntries(value)) {
		for (const text of partsOf(entry, defaultCountry)) {
			for (const key of keysOf(text, entry.place)) {
				const alike = unread.get(key);
				if (alike) alike.push(text);
				else unread.set(key, [text]);
			}
		}
	}
	return new ReadList(unread, defaultCountry);
}

/** True for a person who does not want to be called. Only a blank, no, false, off, a dash or 0 means the contrary; a missing column is a blank. */
export function readOptedOut(value: unknown): boolean {
	if (value === undefined || value === null) return false;
	if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return true;
	return !NOT_OPTED_OUT.includes(plainCharacters(plainText(value)).toLowerCase());
}

class ReadList implements DoNotCall {
	private readonly readable = new NumberEndings();

	private readonly unreadable = new NumberEndings();

	/** Those that may have a country code, or a code for calls abroad, but no plus. */
	private readonly abroad = new NumberEndings();

	private readonly isEmpty: boolean;

	constructor(
		private readonly unread: Map<string, string[]>,
		private readonly defaultCountry: string | undefined,
	) {
		this.isEmpty = unread.size === 0;
	}

	has(number: string): boolean {
		if (this.isEmpty) return false;
		if (E164.test(number)) return notationsOf(number).some((each) => this.hasReadable(each));
		const written = writtenNumbers(number).map(significant);
		return written.length === 0 || written.some((digits) => this.hasLike(digits));
	}

	private hasReadable(number: string): boolean {
		const digits = significant(number);
		this.readEntriesLike(digits);
		if (this.readable.has(digits) || this.unreadable.isEndOf(digits) || this.unreadable.endsWith(digits)) return true;
		return !this.abroad.isEmpty() && this.abroad.endsWith(comparedPart(number));
	}

	private hasLike(digits: string): boolean {
		this.readEntriesLike(digits);
		return [this.readable, this.unreadable].some((numbers) => numbers.isEndOf(digits) || numbers.endsWith(digits));
	}

	private readEntriesLike(digits: string): void {
		const key = keyOf(digits);
		for (const text of this.unread.get(key) ?? []) this.read(text);
		this.unread.delete(key);
	}

	private read(text: string): void {
		const isReadable = this.addReadable(text);
		for (const written of writtenNumbers(text)) {
			const digits = significant(written);
			if (!isReadable) this.addReadable(written);
			if (!isReadable) this.unreadable.add(digits);
			// "011 49 ..." is a local number in some countries.
			if ((!isReadable || !written.startsWith('+')) && digits.length > MAX_NATIONAL_DIGITS) this.abroad.add(digits);
		}
	}

	private addReadable(text: string): boolean {
		const reading = readPhoneNumber(text, this.defaultCountry);
		if ('number' in reading) this.readable.add(significant(reading.number));
		return 'number' in reading;
	}
}

/** The numbers of an entry; a comma may also belong to one. */
function partsOf({ text }: Entry, defaultCountry: string | undefined): string[] {
	if (!SEPARATORS.test(text) || isScientificNotation(text) || 'number' in readPhoneNumber(text, defaultCountry)) return [text];
	return text.split(SEPARATORS).filter((part) => part.trim() !== '');
}

/** @throws InvalidParameter for a text in which no number can be found, so that nobody knows who must not be called */
function keysOf(text: string, place: string): string[] {
	const written = writtenNumbers(text).map(significant);
	const numbers = written.filter((digits) => digits.length <= MAX_DIGITS);
	if (numbers.length > 0 && !isScientificNotation(text)) return [...new Set(numbers.map(keyOf))];
	throw new InvalidParameter(DO_NOT_CALL, `contains ${shown(text)}, which ${problemOf(text, written)} (${place})`, NOBODY_CALLED);
}

function problemOf(text: string, written: string[]): string {
	if (isScientificNotation(text)) return 'was converted to scientific notation by the spreadsheet and lost digits';
	return written.length > 0 ? `has more than ${MAX_DIGITS} digits, so it is not one phone number` : `has fewer than ${MIN_DIGITS} digits, so it is not a phone number`;
}

function shown(text: string): string {
	return /\d/.test(text) ? `"${maskNumber(text)}"` : `"${text.slice(0, MAX_SHOWN)}"`;
}

function keyOf(digits: string): string {
	return digits.slice(-KEY_DIGITS);
}

/** What is left of a number without its country code; all of it if that is too little to be compared. */
function comparedPart(number: string): string {
	const national = nationalPart(number);
	return national.length < MIN_DIGITS ? significant(number) : national;
}
