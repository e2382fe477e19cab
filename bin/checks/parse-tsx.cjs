/**
 * Loaded before dependency-cruiser, which asks SWC to read every file as TypeScript without JSX, and has no other way to read
 * TypeScript 7: files called .tsx are read as what they are.
 */
const swc = require('@swc/core');

const { parseFileSync } = swc;
swc.parseFileSync = (file, options) => parseFileSync(file, { ...options, tsx: file.endsWith('.tsx') });
