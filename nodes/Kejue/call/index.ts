export { create } from './create';
export { get } from './get';
export { getMany } from './getMany';
export { getRecording } from './getRecording';
export { getTranscript } from './getTranscript';
export { injectContext } from './injectContext';
export { waitForEnd } from './waitForEnd';
