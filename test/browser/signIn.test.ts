import { OWNER } from '../../host/owner';
import { useEditor } from './editor';
import { keepScreenshots } from './keepScreenshots';

// It asks whether somebody is signed in, and logs the answer that nobody is as an error.
const editor = useEditor({ signedIn: false, mayComplain: true });

test('the owner logs in and sees the example workflows', async () => {
	const { page } = editor();
	await page.goto('/signin');
	await page.locator('input[name=emailOrLdapLoginId]').fill(OWNER.email);
	await page.locator('input[name=password]').fill(OWNER.password);
	await page.getByTestId('form-submit-button').click();
	await page.waitForURL(/\/home\/workflows/);
	await page.getByTestId('workflow-card-name').filter({ hasText: 'First call with Kejue' }).waitFor();
	await keepScreenshots(page, 'workflows');
	expect(await page.getByTestId('workflow-card-name').filter({ hasText: 'First call with Levers' }).count()).toBe(1);
});
