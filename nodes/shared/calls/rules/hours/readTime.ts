import { InvalidParameter } from '../../../core/input/invalidParameter';
import { DAY_MINUTES } from './callingHours';

const MAX_LENGTH = 20;
const TIME = /^(\d{1,2})(?::(\d{2}))? ?(?:([ap])\.?m\.?)?$/i;

/** Minutes after midnight of a time such as "9", "09:00", "9:00 AM" or "24:00". @throws InvalidParameter naming the field */
export function readTime(entered: unknown, parameter: string): number {
	const text = typeof entered === 'string' || typeof entered === 'number' ? String(entered).trim() : '';
	const [, hour = '', minute = '0', half] = (text.length <= MAX_LENGTH && TIME.exec(text)) || [];
	const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
	const isHour = hour !== '' && (half === undefined || (Number(hour) >= 1 && Number(hour) <= 12));
	const minutes = hours * 60 + Number(minute);
	if (!isHour || Number(minute) >= 60 || minutes > DAY_MINUTES) {
		throw new InvalidParameter(parameter, 'must be a time such as 09:00 or 17:30', `Correct '${parameter}'; nobody was called for this item.`);
	}
	return minutes;
}
