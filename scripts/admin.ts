import { openDatabase, type Database } from '@/db/open'
import { cityOf, openAccount, OperatorError, resetAccount, type OperatorRefusal } from '@/server/operator'
import { connect } from './launcher/connection'
import { openPrompt, type Prompt } from './launcher/prompt'
import { Sentence } from './launcher/sentence'
import { supervise } from './launcher/teardown'

const usage = `npm run admin -- create          opens an account for a city administrator
npm run admin -- auditor         opens an account for an auditor
npm run admin -- reset <name>    sets an account's password anew`

const sentences: Readonly<Record<OperatorRefusal, string>> = {
  no_city: 'There is no city to administer yet. Run “npm run seed -- empty” first, then this command again.',
  name_form: 'A sign-in name has 3 to 32 lower-case letters, digits, dots, dashes or underscores, and begins with a letter or digit.',
  display_name: 'A person’s name has 2 to 40 characters.',
  weak_password:
    'The password is too weak: at least 10 characters with three of capitals, small letters, digits and signs, without the sign-in name.',
  name_taken: 'There is an account with this sign-in name already.',
  no_account: 'There is no account with this sign-in name.',
}

async function twice(prompt: Prompt): Promise<string> {
  const password = await prompt.askSecret('Password: ')
  if (password !== (await prompt.askSecret('Password again: '))) throw new Sentence('The two passwords differ: nothing was changed.')
  return password
}

/** Passwords come from the terminal or standard input only: arguments can be read in the list of processes. */
async function run(db: Database, prompt: Prompt, command: string, name: string | undefined): Promise<string> {
  if (command === 'reset') {
    await resetAccount(db, name ?? (await prompt.ask('Sign-in name: ')), await twice(prompt))
    return 'Done. All sessions of the account have ended; the password must be changed at the next sign-in.'
  }
  await cityOf(db)
  const role = command === 'auditor' ? 'auditor' : 'city_admin'
  const answers = { name: await prompt.ask('Sign-in name: '), displayName: await prompt.ask('Name: ') }
  await openAccount(db, { ...answers, password: await twice(prompt), role })
  return role === 'auditor' ? 'Done. The auditor chooses another password at the first sign-in.' : 'Done. The administrator can sign in.'
}

/** `npm run admin`: the accounts that only the operator makes. */
await supervise(1, async (teardown) => {
  const [, , command, name, ...rest] = process.argv
  if (
    command === undefined ||
    !['create', 'auditor', 'reset'].includes(command) ||
    rest.length > 0 ||
    (command !== 'reset' && name !== undefined)
  ) {
    console.error(usage)
    return 1
  }
  const url = process.env['DATABASE_URL']
  if (!url) throw new Sentence('DATABASE_URL is missing.')
  await (await connect(url)).end()
  const { db, pool } = openDatabase(url, 2)
  teardown.add(() => pool.end())
  const prompt = openPrompt()
  teardown.add(async () => prompt.close())
  try {
    console.log(await run(db, prompt, command, name))
    return 0
  } catch (error) {
    throw error instanceof OperatorError ? new Sentence(sentences[error.refusal]) : error
  }
})
