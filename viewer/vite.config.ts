import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { maplibreFromSource } from './maplibre-source.ts'
import { preloadMapPage } from './preload-map-page.ts'

/**
 * MapLibre's sources declare fields that their base class has already filled; as ES2022 defines fields, the declaration
 * alone would empty them again. They are meant to be compiled as in its own build, by assignment.
 */
const SET_FIELDS_BY_ASSIGNMENT = {
  assumptions: { setPublicClassFields: true },
  typescript: { removeClassFieldsWithoutInitializer: true },
}

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [maplibreFromSource(), react(), preloadMapPage()],
  oxc: SET_FIELDS_BY_ASSIGNMENT,
  build: {
    target: 'es2023',
    outDir: 'dist',
    emptyOutDir: true,
    manifest: true,
    sourcemap: false,
    modulePreload: { polyfill: false },
    // MapLibre is one thing of 530 kB and cannot be cut further; what is loaded is measured by a test instead.
    chunkSizeWarningLimit: 1000,
  },
})
