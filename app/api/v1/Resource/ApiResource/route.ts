import { serve } from '@/lib/server/rest/serve';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve('/Resource/ApiResource');
