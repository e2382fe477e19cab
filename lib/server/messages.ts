import { getRequestConfig } from 'next-intl/server';
import messages from '@/messages/en.json';

/** The words of the product. English first and alone for now; a second language adds a file and a choice here. */
export default getRequestConfig(async () => ({ locale: 'en', messages, timeZone: 'UTC' }));
