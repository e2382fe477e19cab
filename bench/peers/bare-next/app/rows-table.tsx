'use client';
import type { Row } from '../rows';

export function Rows({ rows }: { rows: Row[] }) {
  return (
    <main>
      <h1>Registrations</h1>
      <table>
        <tbody>
          {rows.map((row) => (
            <tr key={row.registrationId}>
              <td>
                <a href={`/registrations/${row.registrationId}`}>{row.name}</a>
              </td>
              <td>{row.registrationId}</td>
              <td>{row.clientId}</td>
              <td>{row.providerMode}</td>
              <td>{row.issuerHost}</td>
              <td>{row.grantTypes.join(', ')}</td>
              <td>{row.enabled ? 'Enabled' : 'Disabled'}</td>
              <td>{row.updatedAt}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </main>
  );
}
