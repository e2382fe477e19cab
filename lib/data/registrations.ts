/** The registry's one door (layout.md): every function takes the actor first and authorises. */
export { type CreateRequest, createRegistration, type SavedRegistration } from './registrations/create';
export { getRegistration } from './registrations/get';
export { deleteRegistration, restoreRegistration, setRegistrationEnabled } from './registrations/lifecycle';
export { listRegistrations, type RegistrationPage } from './registrations/list';
export { purgeDeletedRegistrations, RESTORABLE_DAYS } from './registrations/purge';
export { type UpdateRequest, updateRegistration } from './registrations/update';
