import { Button } from '../../ui/Button.tsx'
import { CodeBlock } from '../../ui/CodeBlock.tsx'
import { Section } from '../../ui/Section.tsx'
import { COLUMNS } from './columns.ts'
import { download } from './download.ts'
import { exampleCsv, exampleJson } from './example.ts'

/** What a file looks like. `tunnel` is the name of one that is there, for the examples. */
export function FileHelp({ tunnel = 'my-tunnel' }: { tunnel?: string | undefined }) {
  const [csv, json] = [exampleCsv(tunnel), exampleJson(tunnel)]
  return (
    <div className="flex max-w-180 flex-col gap-6">
      <Section title="A CSV file">
        <p className="text-dim">
          Its first line names the columns; only name and host must be there. Commas, semicolons or
          tabs part the cells.
        </p>
        <dl
          aria-label="Columns of a CSV file"
          className="grid gap-x-6 gap-y-1 md:grid-cols-[auto_1fr]"
        >
          {COLUMNS.map(({ name, means }) => (
            <div key={name} className="md:contents">
              <dt className="font-mono text-small">{name}</dt>
              <dd className="text-dim">{means}</dd>
            </div>
          ))}
        </dl>
        <Example
          what="CSV example"
          text={csv}
          onDownload={() => download('example.csv', 'text/csv', csv)}
        />
      </Section>
      <Section title="A JSON file">
        <p className="text-dim">
          A list of requests as the API takes them, what Export has written, or the answer of the
          API to a list of services. For a tunnel, “tunnel” with its name can stand in place of its
          id in the host.
        </p>
        <Example
          what="JSON example"
          language="json"
          text={json}
          onDownload={() => download('example.json', 'application/json', json)}
        />
      </Section>
    </div>
  )
}

type ExampleProps = { what: string; text: string; language?: 'json'; onDownload: () => void }

const Example = ({ what, text, language, onDownload }: ExampleProps) => (
  <>
    <CodeBlock what={what} language={language} code={text} />
    <Button className="w-fit" onClick={onDownload}>{`Download the ${what}`}</Button>
  </>
)
