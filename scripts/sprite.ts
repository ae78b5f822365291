import { mkdirSync, writeFileSync } from 'node:fs'
import { spriteImages } from './sprite/images.ts'
import { packSheet } from './sprite/pack.ts'
import { encodePng } from './sprite/png.ts'

const FOLDER = new URL('../viewer/public/sprites/', import.meta.url)

/** The outline of symbols is the colour of the land of each theme. */
const OUTLINES = { light: '#ffffff', dark: '#14181d' }

/** Draws the map's symbols into `viewer/public/sprites/{light,dark}{,@2x}.{png,json}`. The same input gives the same bytes. */
export function writeSprites(): void {
  mkdirSync(FOLDER, { recursive: true })
  for (const [theme, outline] of Object.entries(OUTLINES))
    for (const ratio of [1, 2]) {
      const { raster, index } = packSheet(spriteImages(outline, ratio), ratio)
      const name = `${theme}${ratio === 1 ? '' : '@2x'}`
      writeFileSync(new URL(`${name}.png`, FOLDER), encodePng(raster))
      writeFileSync(new URL(`${name}.json`, FOLDER), `${JSON.stringify(index)}\n`)
    }
}

if (import.meta.main) writeSprites()
