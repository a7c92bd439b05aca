/** Preloaded into the server: when the script that started it is killed, it shuts down too instead of keeping the port. */
process.on("disconnect", () => process.kill(process.pid, "SIGTERM"))
process.channel?.unref()
