/** Acts on many registrations at once (docs/decisions/042): asked for here, done by a job. */
export { listBulkActs, listRunningBulkActs } from './bulk-acts/list';
export { previewBulkAct } from './bulk-acts/preview';
export { runBulkActs } from './bulk-acts/run';
export { startBulkAct } from './bulk-acts/start';
export { cancelBulkAct, resumeBulkAct } from './bulk-acts/steer';
