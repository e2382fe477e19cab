-- What the schema gained since 0001: severities and counts of findings, the digest of a create request, the id of the key
-- that opens a ciphertext, and the keys in a snapshot's identity. The list's indexes are written by hand below.

-- DropIndex
DROP INDEX "registrations_updated_at_id_idx";

-- DropIndex
DROP INDEX "registrations_created_at_id_idx";

-- DropIndex
DROP INDEX "registrations_name_id_idx";

-- DropIndex
DROP INDEX "metadata_snapshots_issuer_id_sha256_key";

-- AlterTable
ALTER TABLE "registrations" ADD COLUMN     "finding_counts" INTEGER[],
ADD COLUMN     "idempotency_digest" BYTEA;

-- AlterTable
ALTER TABLE "registration_secrets" ADD COLUMN     "key_id" TEXT;

-- AlterTable
ALTER TABLE "issuers" ADD COLUMN     "keys_failure" JSONB;

-- AlterTable
ALTER TABLE "metadata_snapshots" ADD COLUMN     "keys_sha256" BYTEA NOT NULL;

-- CreateIndex
CREATE UNIQUE INDEX "metadata_snapshots_issuer_id_sha256_keys_sha256_key" ON "metadata_snapshots"("issuer_id", "sha256", "keys_sha256");

-- Rules of the registry that the Prisma schema cannot say. Each index and check stands under the sentence it enforces.

-- fields.md §1: a registration ID is unique ignoring case, deleted registrations included until they are purged.
CREATE UNIQUE INDEX registrations_registration_id_unique ON registrations (lower(registration_id));

-- fields.md §1: a client ID is unique among Built-in clients. Deleted ones keep theirs, so that a restore never collides.
CREATE UNIQUE INDEX registrations_built_in_client_id_unique ON registrations (client_id) WHERE provider_mode = 'built_in';

-- fields.md §1: the pair (name, version) is unique; a deleted registration gives its pair up.
CREATE UNIQUE INDEX registrations_name_version_unique ON registrations (name, version) WHERE deleted_at IS NULL;

-- fields.md §2: one secret is current, at most one more is retiring, whatever a hundred parallel resets do.
CREATE UNIQUE INDEX registration_secrets_one_current ON registration_secrets (registration_id, type) WHERE state = 'current';
CREATE UNIQUE INDEX registration_secrets_one_retiring ON registration_secrets (registration_id, type) WHERE state = 'retiring';

-- The list, one index for each order it can be asked in: keyset pagination walks it either way from any row.
CREATE INDEX registrations_by_name ON registrations (lower(name), id) WHERE deleted_at IS NULL;
CREATE INDEX registrations_by_registration_id ON registrations (lower(registration_id), id) WHERE deleted_at IS NULL;
CREATE INDEX registrations_by_client_id ON registrations (client_id, id) WHERE deleted_at IS NULL;
CREATE INDEX registrations_by_updated_at ON registrations (updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX registrations_by_created_at ON registrations (created_at, id) WHERE deleted_at IS NULL;

-- The filters that pick a few out of many; the common ones are found while walking the order.
CREATE INDEX registrations_disabled ON registrations (id) WHERE deleted_at IS NULL AND NOT enabled;
CREATE INDEX registrations_unverified ON registrations (id)
  WHERE deleted_at IS NULL AND provider_mode = 'automatic' AND verified_at IS NULL;
CREATE INDEX registrations_deleted ON registrations (deleted_at, id) WHERE deleted_at IS NOT NULL;

-- Search is “contains”: without trigrams it reads every row (270 ms at 100,000).
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX registrations_search ON registrations USING gin (search_text gin_trgm_ops);

-- Jobs: what retires next, and what an old encryption key still holds.
CREATE INDEX registration_secrets_retiring ON registration_secrets (retires_at) WHERE state = 'retiring';
CREATE INDEX registration_secrets_by_key ON registration_secrets (key_id) WHERE key_id IS NOT NULL;

-- Invariants of one row.
ALTER TABLE registrations
  ADD CONSTRAINT registrations_registration_id_form
    CHECK (registration_id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$' AND lower(registration_id) <> 'new'),
  ADD CONSTRAINT registrations_client_id_form CHECK (client_id ~ '^[ -~]{1,255}$'),
  ADD CONSTRAINT registrations_public_has_no_authentication
    CHECK ((client_type = 'public') = (token_endpoint_auth_method = 'none')),
  ADD CONSTRAINT registrations_automatic_has_issuer CHECK (provider_mode <> 'automatic' OR issuer_url IS NOT NULL),
  ADD CONSTRAINT registrations_one_source_of_keys CHECK (jwks IS NULL OR jwks_uri IS NULL),
  ADD CONSTRAINT registrations_idempotency_pair CHECK ((idempotency_key IS NULL) = (idempotency_digest IS NULL)),
  ADD CONSTRAINT registrations_finding_counts_form CHECK (cardinality(finding_counts) = 3);

-- security.md §2: a secret is recoverable (ciphertext, with the key that opens it) or only verifiable (digest), never both;
-- a revoked one keeps neither.
ALTER TABLE registration_secrets
  ADD CONSTRAINT registration_secrets_material
    CHECK (num_nonnulls(ciphertext, digest) = CASE WHEN state = 'revoked' THEN 0 ELSE 1 END),
  ADD CONSTRAINT registration_secrets_key_named CHECK ((ciphertext IS NULL) = (key_id IS NULL)),
  ADD CONSTRAINT registration_secrets_retiring_ends CHECK (state <> 'retiring' OR retires_at IS NOT NULL),
  ADD CONSTRAINT registration_secrets_revoked_when CHECK ((state = 'revoked') = (revoked_at IS NOT NULL)),
  ADD CONSTRAINT registration_secrets_last4_form CHECK (length(last4) <= 4);
