/** Runs once when a server process starts: checks the environment and starts what the process does by itself. */
export async function register() {
  if (process.env['NEXT_RUNTIME'] !== 'nodejs') return
  const { start } = await import('./server/start')
  start()
}
