-- AlterTable
ALTER TABLE "registration_access_tokens" DROP COLUMN "last_used_at";

-- What was written since the last tidying is searched from end to end by every search: 4 MB of it (the default) cost 1 ms each.
ALTER INDEX registrations_search SET (gin_pending_list_limit = 1024);
