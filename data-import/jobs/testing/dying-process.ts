/** Stands in for the process of an import that the system ends in the middle, as when memory runs out. */
process.once('message', () => process.kill(process.pid, 'SIGKILL'))
