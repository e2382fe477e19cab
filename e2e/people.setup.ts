import { ADMIN, OPERATOR, REVIEWER, stateFile } from './fixtures/people';
import { acceptLink, invite, signIn } from './fixtures/sign-in';
import { test } from './fixtures/test';

/** Signs in the administrator, who invites the others, who accept: every later test begins as one of them. */
test('the people of these tests', async ({ open }) => {
  const admin = await open(null);
  await signIn(admin, ADMIN);
  await admin.context().storageState({ path: stateFile(ADMIN) });
  for (const person of [OPERATOR, REVIEWER]) {
    const guest = await open(null);
    await acceptLink(guest, await invite(admin, person), person);
    await guest.context().storageState({ path: stateFile(person) });
  }
});
