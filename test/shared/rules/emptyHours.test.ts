import { RulesReading } from '../../../nodes/shared/calls/rules/itemRules';

const person = { number: '+12025550101', defaultCountry: undefined };

// An expression that reads a cell gives nothing where the cell is empty.
test.each([
	['Calling Hours', { callingHours: undefined }],
	['Custom Hours', { customHours: undefined }],
	['a list of Custom Hours', { customHours: { hours: [] } }],
	['Calling Hours, beside closed dates', { callingHours: undefined, closedDates: '2026-12-25' }],
])('the rule %s without a value calls nobody', (_case, entered) => {
	expect(() => new RulesReading().read(entered, person)).toThrow("'Campaign Rules → Calling Hours' is empty, so it is not known when people may be called");
});

test('without the rule, people are called at any hour', () => {
	expect(new RulesReading().read({}, person).hours).toBeUndefined();
	expect(new RulesReading().read({ closedDates: '2026-12-25' }, person).hours?.windows).toHaveLength(1);
});
