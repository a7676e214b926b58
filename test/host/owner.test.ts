import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownerOf } from '../../host/owner';

let homes: string[] = [];
const newHome = () => {
	const home = mkdtempSync(join(tmpdir(), 'owner-'));
	homes.push(home);
	return home;
};
afterEach(() => {
	for (const home of homes) rmSync(home, { recursive: true });
	homes = [];
});

test('each home has a password of its own, as n8n wants it, and keeps it', () => {
	const [one, other] = [newHome(), newHome()];
	const owners = [one, other, one, other].map((home) => ownerOf(home));
	expect(owners.slice(2)).toEqual(owners.slice(0, 2));
	expect(new Set(owners.map(({ password }) => password)).size).toBe(2);
	for (const { email, password } of owners) {
		expect(email).toBe('owner@sandbox.example');
		expect(password).toMatch(/^(?=.*[A-Z])(?=.*\d)\S{40,64}$/);
	}
});

test('only this user of the machine can read it', () => {
	const home = newHome();
	const { password } = ownerOf(home);
	const [file] = readdirSync(home);
	expect(readFileSync(join(home, file), 'utf8')).toContain(password);
	expect(statSync(join(home, file)).mode & 0o777).toBe(0o600);
});
