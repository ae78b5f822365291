import fp from 'fastify-plugin'
import { PictureImages } from './picture-images.ts'

declare module 'fastify' {
  interface FastifyInstance {
    pictureImages: PictureImages
  }
}

export interface PictureImagesOptions {
  /** Where pictures are kept. */
  directory: string
}

/** Gives routes the pictures themselves; workers start with the first that must be made. */
export const pictureImages = fp<PictureImagesOptions>(
  async (app, { directory }) => {
    const images = new PictureImages(app.database.db, directory)
    app.decorate('pictureImages', images)
    app.addHook('onClose', () => images.close())
  },
  { name: 'picture-images' },
)
