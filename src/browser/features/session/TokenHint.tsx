import type { DirectoryKind } from '#contract/session.ts'

/** Where one gets a token, and what it has to be allowed. */
export const TokenHint = ({ directory }: { directory: DirectoryKind }) =>
  directory === 'local' ? (
    'When VPC Console starts it prints a sign-in link for each identity. The tokens also stand in identities.json in its data folder.'
  ) : (
    <>
      <p>Make an API token in the Cloudflare dashboard, with these permissions and no others:</p>
      <ul className="list-disc pl-5">
        <li>
          Connectivity Directory Read, to look; Bind, to deploy Workers too; Admin, to change.
        </li>
        <li>
          Cloudflare Tunnel Read, to look; Write, for install commands and live logs, and to create,
          change and delete tunnels.
        </li>
        <li>
          If you like, User Details Read and Memberships Read: then the page knows beforehand what
          your roles allow.
        </li>
      </ul>
    </>
  )
