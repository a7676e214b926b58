import type { INodeProperties } from 'n8n-workflow';
import { dryRun, maxConcurrent, optionsField, timeout } from '../core/input/fields';

export const callId = { displayName: 'Call ID', name: 'callId', type: 'string', required: true, default: '', placeholder: 'e.g. call_1f2e3d', description: 'ID of the call, returned when it was created' } as const satisfies INodeProperties;

export const output = {
	displayName: 'Output',
	name: 'output',
	type: 'options',
	options: [
		{ name: 'Raw', value: 'raw', description: "The provider's response, unchanged" },
		{ name: 'Simplified', value: 'simplified', description: 'Ten fields that are the same for every provider' },
	],
	default: 'simplified',
} as const satisfies INodeProperties;

export const transcriptFormat = {
	displayName: 'Format',
	name: 'format',
	type: 'options',
	options: [
		{ name: 'Text', value: 'text', description: 'One item with the whole transcript' },
		{ name: 'Turns', value: 'turns', description: 'One item per turn, with the speaker' },
	],
	default: 'text',
} as const satisfies INodeProperties;

const ended = { name: 'Call Ended', value: 'ended', description: 'The call has ended; its transcript may still be missing' } as const;
const nothing = { name: 'Nothing', value: 'nothing', description: 'Return the call as soon as the provider accepts it' } as const;
const recording = { name: 'Recording Ready', value: 'recording', description: 'The call has ended and its recording is ready' } as const;
const transcript = { name: 'Transcript Ready', value: 'transcript', description: 'The call has ended and its transcript is ready' } as const;

export const waitFor = { displayName: 'Wait For', name: 'waitFor', type: 'options', options: [ended, nothing, recording, transcript], default: 'nothing', description: 'What to wait for before returning the call. Items wait in parallel.' } as const satisfies INodeProperties;

export const waitUntil = { displayName: 'Wait For', name: 'waitFor', type: 'options', options: [ended, recording, transcript], default: 'ended' } as const satisfies INodeProperties;

export const allowedNumberTypes = {
	displayName: 'Allowed Number Types',
	name: 'allowedNumberTypes',
	type: 'multiOptions',
	options: [
		{ name: 'Premium Rate', value: 'premiumRate', description: 'Also satellite phones and international networks, which are charged like premium rate numbers' },
		{ name: 'Shared Cost', value: 'sharedCost', description: 'Numbers whose calls cost more than usual for both sides' },
	],
	default: [],
	description: 'Expensive numbers that may be called. By default they are refused. Emergency numbers are always refused.',
} as const satisfies INodeProperties;

const sendAsEntered = { displayName: 'Send As Entered', name: 'sendAsEntered', type: 'boolean', default: true, description: 'Whether to send the phone number exactly as entered, without checking its format. Emergency numbers are still refused.' } as const satisfies INodeProperties;

export const defaultCountry = { displayName: 'Default Country', name: 'defaultCountry', type: 'string', default: '', placeholder: 'e.g. DE', description: 'Two-letter country code, such as DE, for numbers entered without one' } as const satisfies INodeProperties;

const pollInterval = { displayName: 'Poll Interval', name: 'pollInterval', type: 'number', typeOptions: { minValue: 1, maxValue: 300 }, default: 5, description: 'Seconds between status checks. Increases to 30 during long calls.' } as const satisfies INodeProperties;

const keepRunning = { displayName: 'Keep Running While Waiting', name: 'keepRunning', type: 'boolean', default: true, description: 'Whether to keep polling instead of pausing the execution until the provider sends a webhook. Executions pause only with a single item and a public HTTPS URL.' } as const satisfies INodeProperties;

const waitAtMost = { displayName: 'Max Wait (Minutes)', name: 'waitAtMost', type: 'number', typeOptions: { minValue: 0.1, maxValue: 1440 }, default: 15, description: 'After this many minutes the call is returned in its current state, with waitTimedOut set' } as const satisfies INodeProperties;

/** Of an operation that stores a number. */
export const contactOptions = { ...optionsField, options: [defaultCountry, dryRun, maxConcurrent, timeout] } as const satisfies INodeProperties;

export const callOptions = { ...optionsField, options: [allowedNumberTypes, dryRun, maxConcurrent, sendAsEntered, timeout] } as const satisfies INodeProperties;

export const callAndCountryOptions = { ...optionsField, options: [allowedNumberTypes, defaultCountry, dryRun, maxConcurrent, timeout] } as const satisfies INodeProperties;
export const batchOptions = { ...optionsField, options: [allowedNumberTypes, defaultCountry, dryRun, maxConcurrent, sendAsEntered, timeout] } as const satisfies INodeProperties;

export const callAndWaitOptions = { ...optionsField, options: [allowedNumberTypes, defaultCountry, dryRun, maxConcurrent, waitAtMost, pollInterval, sendAsEntered, timeout] } as const satisfies INodeProperties;

export const callAndSuspendOptions = { ...optionsField, options: [allowedNumberTypes, defaultCountry, dryRun, keepRunning, maxConcurrent, waitAtMost, pollInterval, sendAsEntered, timeout] } as const satisfies INodeProperties;

export const waitOptions = { ...optionsField, options: [maxConcurrent, waitAtMost, pollInterval, timeout] } as const satisfies INodeProperties;
