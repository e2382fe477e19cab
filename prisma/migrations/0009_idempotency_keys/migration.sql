-- AlterTable
ALTER TABLE "registration_secrets" ADD COLUMN     "idempotency_digest" BYTEA,
ADD COLUMN     "idempotency_key" TEXT;

-- AlterTable
ALTER TABLE "api_resources" ADD COLUMN     "idempotency_digest" BYTEA,
ADD COLUMN     "idempotency_key" TEXT;

-- AlterTable
ALTER TABLE "api_scopes" ADD COLUMN     "idempotency_digest" BYTEA,
ADD COLUMN     "idempotency_key" TEXT;

-- AlterTable
ALTER TABLE "identity_resources" ADD COLUMN     "idempotency_digest" BYTEA,
ADD COLUMN     "idempotency_key" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "registration_secrets_idempotency_key_key" ON "registration_secrets"("idempotency_key");

-- CreateIndex
CREATE UNIQUE INDEX "api_resources_idempotency_key_key" ON "api_resources"("idempotency_key");

-- CreateIndex
CREATE UNIQUE INDEX "api_scopes_idempotency_key_key" ON "api_scopes"("idempotency_key");

-- CreateIndex
CREATE UNIQUE INDEX "identity_resources_idempotency_key_key" ON "identity_resources"("idempotency_key");
