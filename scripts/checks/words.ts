/** Checks that nothing unfinished, switched off or bound to one machine is left in any text. */
import { projectFiles, readProjectFile, report } from './project-files.ts'
import { lockfileViolations, wordViolations } from './word-rules.ts'

const TEXTS = /\.(tsx?|js|sql|sh|css|html|md|json|ya?ml|example)$|(^|\/)(Dockerfile|\.npmrc|\.gitignore|run)$/

report(
  'words',
  projectFiles()
    .filter(path => TEXTS.test(path))
    .flatMap(path => {
      const text = readProjectFile(path)
      return path === 'package-lock.json' ? lockfileViolations(text) : wordViolations(path, text)
    }),
)
