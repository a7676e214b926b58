import { ElementeApi } from '../../credentials/ElementeApi.credentials';
import { KejueApi } from '../../credentials/KejueApi.credentials';
import { LeversApi } from '../../credentials/LeversApi.credentials';
import { ZuduApi } from '../../credentials/ZuduApi.credentials';

test.each([ElementeApi, KejueApi, LeversApi, ZuduApi])('the Base URL of %p offers no expression, which could take a host from an item', (Type) => {
	const field = new Type().properties.find(({ name }) => name === 'baseUrl');
	expect(field).toMatchObject({ type: 'string', noDataExpression: true });
});
