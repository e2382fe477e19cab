/** How `@/…` resolves, for dependency-cruiser: it would ask TypeScript, whose version 7 has no such programming interface. */
module.exports = { resolve: { alias: { '@': __dirname }, extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'] } };
