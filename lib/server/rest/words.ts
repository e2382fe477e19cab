import { createTranslator } from 'use-intl/core';
import messages from '@/messages/en.json';

/** The sentences of the product for programs: problems, and what the document says of each operation. English alone for now. */
export const words = createTranslator({ locale: 'en', messages, timeZone: 'UTC' });
