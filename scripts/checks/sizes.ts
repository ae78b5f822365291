/** Checks that files stay small enough to read and stand where one looks for them. Functions are measured by Biome. */
import { projectFiles, readProjectFile, report } from './project-files.ts'
import { placeViolation, sizeViolation } from './size-rules.ts'

report(
  'sizes',
  projectFiles()
    .flatMap(path => [placeViolation(path), sizeViolation(path, readProjectFile(path))])
    .filter(violation => violation !== undefined),
)
