/** The registry's one door (layout.md): every function takes the actor first and authorises. */
export { type ClientPage, getClient, listClients } from './registrations/client';
export { type CreateRequest, createRegistration, type SavedRegistration } from './registrations/create';
export { getRegistration } from './registrations/get';
export { deleteRegistration, restoreRegistration, setRegistrationEnabled } from './registrations/lifecycle';
export { listRegistrations, type RegistrationPage } from './registrations/list';
export { getMetadata } from './registrations/metadata';
export { purgeDeletedRegistrations } from './registrations/purge';
export { type Rediscovery, rediscover } from './registrations/rediscover';
export { refreshFindings } from './registrations/refresh-findings';
export { type UpdateRequest, updateRegistration } from './registrations/update';
