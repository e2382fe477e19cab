/** Issuers and what they published: the door of this subject. Functions for other subjects take the transaction first. */
export { previewDiscovery } from './issuers/preview';
export { recordDiscovery } from './issuers/record';
export { UNSAFE_discoverTogether } from './issuers/together';
export { readMetadataView } from './issuers/view';
