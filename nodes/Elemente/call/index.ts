export { create } from './create';
export { get } from './get';
export { getMany } from './getMany';
export { getRecording } from './getRecording';
export { getTranscript } from './getTranscript';
export { update } from './update';
export { waitForEnd } from './waitForEnd';
