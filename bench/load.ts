import autocannon from 'autocannon';

export type Figures = { perSecond: number; p50: number; p99: number; errors: number };

export type Target = {
  url: string;
  headers?: Record<string, string>;
  method?: 'GET' | 'POST';
  /** A fresh body for each request; GET has none. */
  body?: () => string;
};

/** As many as a busy office; the same for everybody in a run. */
const CONNECTIONS = 16;

/** Loads `target` for `seconds`: requests/s, p50 and p99 in milliseconds. Every answer that is not 2xx or 3xx is an error. */
export async function load(target: Target, seconds: number): Promise<Figures> {
  const { body } = target;
  const result = await autocannon({
    url: target.url,
    connections: CONNECTIONS,
    duration: seconds,
    ...(target.headers && { headers: target.headers }),
    ...(target.method && { method: target.method }),
    ...(body && { setupClient: (client) => rewrite(client, body) }),
  });
  return {
    perSecond: result.requests.average,
    p50: result.latency.p50,
    p99: result.latency.p99,
    errors: result.errors + result.timeouts + result['4xx'] + result['5xx'],
  };
}

function rewrite(client: autocannon.Client, body: () => string): void {
  client.setBody(body());
  client.on('response', () => client.setBody(body()));
}
