/** The registry's one door (layout.md): every function takes the actor first and authorises. */
export { type CreateRequest, createRegistration, type SavedRegistration } from './registrations/create';
export { getRegistration } from './registrations/get';
export { listRegistrations, type RegistrationPage } from './registrations/list';
