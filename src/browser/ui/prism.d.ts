declare module 'prismjs/components/prism-core' {
  type Token = string | { type: string; content: Token | Token[] }
  const Prism: {
    languages: Record<string, object>
    tokenize: (code: string, grammar: object) => Token[]
  }
  export default Prism
}
declare module 'prismjs/components/prism-bash'
declare module 'prismjs/components/prism-json'
declare module 'prismjs/components/prism-toml'
declare module 'prismjs/components/prism-yaml'
declare module 'prismjs/components/prism-clike'
declare module 'prismjs/components/prism-hcl'
declare module 'prismjs/components/prism-javascript'
declare module 'prismjs/components/prism-typescript'
