import { fork } from 'node:child_process'

/** Runs a script of ours in a process of its own, so that this one stays free to answer. Throws when it fails. */
export const runToEnd = (script: string, parameters: string[] = []): Promise<void> =>
  new Promise((done, fail) => {
    const child = fork(script, parameters, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    child.once('error', fail)
    child.once('exit', code => (code === 0 ? done() : fail(new Error(`${script} ended with code ${code}.`))))
  })
