import type { ProviderName } from '../../build/operations';
import type { Plan } from '../plan';
import { elemente } from './elemente';
import { kejue } from './kejue';
import { levers } from './levers';
import { zudu } from './zudu';

export const PLANS: Record<ProviderName, Plan> = { kejue, zudu, elemente, levers };
