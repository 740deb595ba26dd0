import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** Puts the page's one style sheet into its HTML, so that the first paint waits for nothing else. */
const inlineStyles = (): Plugin => ({
  name: 'inline-styles',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (html, { bundle = {} }) =>
      html.replace(/<link rel="stylesheet"[^>]*href="\/([^"]+)"[^>]*>/, (link, file: string) => {
        const sheet = bundle[file]
        if (sheet?.type !== 'asset') return link
        delete bundle[file]
        // What is loaded later would ask for it along with the chunk it came from.
        for (const chunk of Object.values(bundle))
          if (chunk.type === 'chunk') chunk.viteMetadata?.importedCss.delete(file)
        return `<style>${sheet.source.toString()}</style>`
      }),
  },
})

export default defineConfig({
  plugins: [react(), tailwindcss(), inlineStyles()],
  build: {
    target: 'es2024',
    modulePreload: { polyfill: false },
    // No piece that is loaded later asks for the style sheet: the page has it.
    cssCodeSplit: false,
    // All that the first page waits for as one piece: it compresses better than many, and is asked for once.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } },
    },
  },
})
