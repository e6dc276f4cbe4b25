// Preloaded into the launcher's children: if the launcher dies without a word, its channel closes and they end too.
process.once('disconnect', () => {
  setTimeout(() => process.exit(1), 5_000).unref()
  process.kill(process.pid, 'SIGTERM')
})
// Listening alone must not keep a child alive that has done its work.
process.channel?.unref()
