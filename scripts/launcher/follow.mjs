// Preloaded into the launcher's children: if the launcher dies without a word, its channel closes and they end too.
// What a child starts in turn inherits the preload but answers to the child: its own channel is left alone.
if (process.env.HONGYI_LAUNCHER === String(process.ppid)) {
  process.once('disconnect', () => {
    setTimeout(() => process.exit(1), 5_000).unref()
    process.kill(process.pid, 'SIGTERM')
  })
  // Listening alone must not keep a child alive that has done its work.
  process.channel?.unref()
}
