// Preloaded into the server and the build: when the script that started them is killed, they end too
// instead of keeping the port or writing into a folder that the next start builds anew.
// Their own workers inherit the preload, not the parent: it is not for them.
if (process.ppid === Number(process.env.SAUAL_PARENT)) {
  process.on("disconnect", () => process.kill(process.pid, "SIGTERM"))
  process.channel?.unref()
}
