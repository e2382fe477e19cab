-- The built-in authorization server: token policy and sign-in members of a registration (fields.md §5, §6), the resources it
-- protects (§7), its keys, what the protocol keeps between requests, and the tokens that let programs in.

-- CreateEnum
CREATE TYPE "RefreshTokenUsage" AS ENUM ('oneTimeOnly', 'reuse');

-- CreateEnum
CREATE TYPE "RefreshTokenExpiration" AS ENUM ('absolute', 'sliding');

-- CreateEnum
CREATE TYPE "AccessTokenType" AS ENUM ('jwt', 'reference');

-- CreateEnum
CREATE TYPE "RegistrationSource" AS ENUM ('console', 'api', 'dynamic');

-- CreateEnum
CREATE TYPE "RegistrationApproval" AS ENUM ('approved', 'pending', 'refused');

-- CreateEnum
CREATE TYPE "SigningKeyState" AS ENUM ('next', 'current', 'retiring', 'retired');

-- AlterTable
ALTER TABLE "users" ADD COLUMN     "claims" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "tokens_valid_from" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "registrations" ADD COLUMN     "absolute_refresh_token_lifetime" INTEGER NOT NULL DEFAULT 2592000,
ADD COLUMN     "access_token_lifetime" INTEGER,
ADD COLUMN     "access_token_type" "AccessTokenType" NOT NULL DEFAULT 'jwt',
ADD COLUMN     "allow_remember_consent" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "allowed_identity_token_signing_algorithms" TEXT[],
ADD COLUMN     "always_include_user_claims_in_id_token" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "always_send_client_claims" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "approval" "RegistrationApproval" NOT NULL DEFAULT 'approved',
ADD COLUMN     "approved_at" TIMESTAMPTZ(3),
ADD COLUMN     "approved_by" TEXT,
ADD COLUMN     "authorization_code_lifetime" INTEGER NOT NULL DEFAULT 300,
ADD COLUMN     "back_channel_logout_session_required" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "back_channel_logout_uri" TEXT,
ADD COLUMN     "claims" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "client_claims_prefix" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "consent_lifetime" INTEGER,
ADD COLUMN     "device_code_lifetime" INTEGER NOT NULL DEFAULT 300,
ADD COLUMN     "enable_local_login" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "front_channel_logout_session_required" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "front_channel_logout_uri" TEXT,
ADD COLUMN     "identity_provider_restrictions" TEXT[],
ADD COLUMN     "identity_token_lifetime" INTEGER NOT NULL DEFAULT 300,
ADD COLUMN     "include_jwt_id" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "initial_access_token_id" UUID,
ADD COLUMN     "last_used_at" TIMESTAMPTZ(3),
ADD COLUMN     "pair_wise_subject_salt" TEXT,
ADD COLUMN     "properties" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "refresh_token_expiration" "RefreshTokenExpiration" NOT NULL DEFAULT 'absolute',
ADD COLUMN     "refresh_token_limit" INTEGER DEFAULT 0,
ADD COLUMN     "refresh_token_usage" "RefreshTokenUsage" NOT NULL DEFAULT 'oneTimeOnly',
ADD COLUMN     "require_consent" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "sliding_refresh_token_lifetime" INTEGER NOT NULL DEFAULT 1296000,
ADD COLUMN     "source" "RegistrationSource" NOT NULL DEFAULT 'console',
ADD COLUMN     "tokens_valid_from" TIMESTAMPTZ(3),
ADD COLUMN     "update_access_token_claims_on_refresh" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "user_code_type" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "user_sso_lifetime" INTEGER;

-- CreateTable
CREATE TABLE "api_resources" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "display_name" TEXT NOT NULL DEFAULT '',
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "description" TEXT NOT NULL DEFAULT '',
    "show_in_discovery_document" BOOLEAN NOT NULL DEFAULT true,
    "scopes" TEXT[],
    "allowed_access_token_signing_algorithms" TEXT[],
    "user_claims" JSONB NOT NULL DEFAULT '[]',
    "properties" JSONB NOT NULL DEFAULT '{}',
    "row_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" TEXT,

    CONSTRAINT "api_resources_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_resource_secrets" (
    "id" UUID NOT NULL,
    "api_resource_id" UUID NOT NULL,
    "origin" "SecretOrigin" NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "digest" TEXT NOT NULL,
    "last4" TEXT NOT NULL,
    "weak" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" TEXT,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_resource_secrets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_scopes" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "display_name" TEXT NOT NULL DEFAULT '',
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "description" TEXT NOT NULL DEFAULT '',
    "show_in_discovery_document" BOOLEAN NOT NULL DEFAULT true,
    "required" BOOLEAN NOT NULL DEFAULT false,
    "emphasize" BOOLEAN NOT NULL DEFAULT false,
    "user_claims" JSONB NOT NULL DEFAULT '[]',
    "properties" JSONB NOT NULL DEFAULT '{}',
    "row_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" TEXT,

    CONSTRAINT "api_scopes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "identity_resources" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "display_name" TEXT NOT NULL DEFAULT '',
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "description" TEXT NOT NULL DEFAULT '',
    "show_in_discovery_document" BOOLEAN NOT NULL DEFAULT true,
    "required" BOOLEAN NOT NULL DEFAULT false,
    "emphasize" BOOLEAN NOT NULL DEFAULT false,
    "user_claims" JSONB NOT NULL DEFAULT '[]',
    "properties" JSONB NOT NULL DEFAULT '{}',
    "row_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" TEXT,

    CONSTRAINT "identity_resources_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "signing_keys" (
    "kid" TEXT NOT NULL,
    "algorithm" TEXT NOT NULL,
    "state" "SigningKeyState" NOT NULL DEFAULT 'next',
    "public_jwk" JSONB NOT NULL,
    "ciphertext" TEXT,
    "key_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "activated_at" TIMESTAMPTZ(3),
    "retires_at" TIMESTAMPTZ(3),
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "signing_keys_pkey" PRIMARY KEY ("kid")
);

-- CreateTable
CREATE TABLE "protocol_artifacts" (
    "id" BYTEA NOT NULL,
    "kind" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "grant_id" TEXT,
    "client_id" TEXT,
    "account_id" TEXT,
    "uid" TEXT,
    "user_code" BYTEA,
    "consumed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "protocol_artifacts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "revoked_tokens" (
    "id" BYTEA NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "revoked_tokens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consents" (
    "user_id" UUID NOT NULL,
    "registration_id" UUID NOT NULL,
    "scopes" TEXT[],
    "claims" TEXT[],
    "granted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),

    CONSTRAINT "consents_pkey" PRIMARY KEY ("user_id","registration_id")
);

-- CreateTable
CREATE TABLE "initial_access_tokens" (
    "id" UUID NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "digest" BYTEA NOT NULL,
    "last4" TEXT NOT NULL,
    "max_uses" INTEGER,
    "uses" INTEGER NOT NULL DEFAULT 0,
    "allowed_grants" TEXT[],
    "allowed_scopes" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" TEXT,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "initial_access_tokens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "registration_access_tokens" (
    "digest" BYTEA NOT NULL,
    "registration_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "registration_access_tokens_pkey" PRIMARY KEY ("digest")
);

-- CreateTable
CREATE TABLE "api_tokens" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "digest" BYTEA NOT NULL,
    "last4" TEXT NOT NULL,
    "permissions" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" TEXT,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_tokens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "server_configuration" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "version" BIGINT NOT NULL DEFAULT 1,

    CONSTRAINT "server_configuration_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "api_resources_name_key" ON "api_resources"("name");

-- CreateIndex
CREATE INDEX "api_resource_secrets_api_resource_id_idx" ON "api_resource_secrets"("api_resource_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_scopes_name_key" ON "api_scopes"("name");

-- CreateIndex
CREATE UNIQUE INDEX "identity_resources_name_key" ON "identity_resources"("name");

-- CreateIndex
CREATE INDEX "revoked_tokens_expires_at_idx" ON "revoked_tokens"("expires_at");

-- CreateIndex
CREATE INDEX "consents_registration_id_idx" ON "consents"("registration_id");

-- CreateIndex
CREATE UNIQUE INDEX "initial_access_tokens_digest_key" ON "initial_access_tokens"("digest");

-- CreateIndex
CREATE INDEX "registration_access_tokens_registration_id_idx" ON "registration_access_tokens"("registration_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_tokens_digest_key" ON "api_tokens"("digest");

-- AddForeignKey
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_initial_access_token_id_fkey" FOREIGN KEY ("initial_access_token_id") REFERENCES "initial_access_tokens"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_resource_secrets" ADD CONSTRAINT "api_resource_secrets_api_resource_id_fkey" FOREIGN KEY ("api_resource_id") REFERENCES "api_resources"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consents" ADD CONSTRAINT "consents_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consents" ADD CONSTRAINT "consents_registration_id_fkey" FOREIGN KEY ("registration_id") REFERENCES "registrations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registration_access_tokens" ADD CONSTRAINT "registration_access_tokens_registration_id_fkey" FOREIGN KEY ("registration_id") REFERENCES "registrations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Rules of the authorization server that the Prisma schema cannot say.

-- fields.md §5: every lifetime is 1 to 2,147,483,647 seconds; an access token's 0 is “never expires”, null the global setting.
ALTER TABLE registrations
  ADD CONSTRAINT registrations_lifetimes CHECK (
    access_token_lifetime >= 0 AND identity_token_lifetime > 0 AND authorization_code_lifetime > 0
    AND device_code_lifetime > 0 AND absolute_refresh_token_lifetime > 0 AND sliding_refresh_token_lifetime > 0
    AND user_sso_lifetime > 0 AND consent_lifetime > 0
  ),
  ADD CONSTRAINT registrations_refresh_token_limit CHECK (refresh_token_limit >= 0);

-- One scope value names one thing: an API scope and an identity resource cannot share a name (IdentityServer, RFC 6749 §3.3).
CREATE FUNCTION refuse_scope_twice() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  taken boolean;
BEGIN
  -- Both tables take the lock of the name, so that two writers at once cannot miss each other.
  PERFORM pg_advisory_xact_lock(hashtextextended('scope ' || NEW.name, 0));
  IF TG_TABLE_NAME = 'api_scopes' THEN
    SELECT EXISTS (SELECT FROM identity_resources WHERE name = NEW.name) INTO taken;
  ELSE
    SELECT EXISTS (SELECT FROM api_scopes WHERE name = NEW.name) INTO taken;
  END IF;
  IF taken THEN
    RAISE EXCEPTION 'the scope % exists', NEW.name USING ERRCODE = 'unique_violation', CONSTRAINT = 'scopes_name_unique';
  END IF;
  RETURN NEW;
END;
$$;
CREATE TRIGGER api_scopes_name BEFORE INSERT OR UPDATE OF name ON api_scopes
  FOR EACH ROW EXECUTE FUNCTION refuse_scope_twice();
CREATE TRIGGER identity_resources_name BEFORE INSERT OR UPDATE OF name ON identity_resources
  FOR EACH ROW EXECUTE FUNCTION refuse_scope_twice();

-- fields.md §7: these exist from the start, with the claims of OIDC Core §5.4.
INSERT INTO identity_resources (id, name, display_name, description, required, emphasize, user_claims, updated_at) VALUES
  (gen_random_uuid(), 'openid', 'Your user identifier', '', true, false, '["sub"]', now()),
  (gen_random_uuid(), 'profile', 'Your profile', 'Name, picture, language and the like', false, true,
    '["name","family_name","given_name","middle_name","nickname","preferred_username","profile","picture","website","gender","birthdate","zoneinfo","locale","updated_at"]', now()),
  (gen_random_uuid(), 'email', 'Your e-mail address', '', false, true, '["email","email_verified"]', now()),
  (gen_random_uuid(), 'address', 'Your postal address', '', false, true, '["address"]', now()),
  (gen_random_uuid(), 'phone', 'Your phone number', '', false, true, '["phone_number","phone_number_verified"]', now());

-- One key signs with each algorithm; the next one is published before it does.
CREATE UNIQUE INDEX signing_keys_one_current ON signing_keys (algorithm) WHERE state = 'current';
CREATE UNIQUE INDEX signing_keys_one_next ON signing_keys (algorithm) WHERE state = 'next';

-- What a disabled client or person, or a replayed code, takes with it; and what the clean-up job looks for.
CREATE INDEX protocol_artifacts_by_grant ON protocol_artifacts (grant_id) WHERE grant_id IS NOT NULL;
CREATE INDEX protocol_artifacts_by_client ON protocol_artifacts (client_id) WHERE client_id IS NOT NULL;
CREATE INDEX protocol_artifacts_by_account ON protocol_artifacts (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX protocol_artifacts_by_uid ON protocol_artifacts (uid) WHERE uid IS NOT NULL;
CREATE UNIQUE INDEX protocol_artifacts_by_user_code ON protocol_artifacts (user_code) WHERE user_code IS NOT NULL;
CREATE INDEX protocol_artifacts_expired ON protocol_artifacts (expires_at);

-- The list's filters of this release.
CREATE INDEX registrations_self_registered ON registrations (id) WHERE deleted_at IS NULL AND source = 'dynamic';
CREATE INDEX registrations_pending ON registrations (id) WHERE deleted_at IS NULL AND approval = 'pending';

-- A running server is built from settings, resources and keys. Whatever changes one of them moves this version, in the same
-- transaction, so that every instance knows at its next request.
INSERT INTO server_configuration (id, version) VALUES (1, 1);
CREATE FUNCTION move_server_configuration() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE server_configuration SET version = version + 1 WHERE id = 1;
  RETURN NULL;
END;
$$;
CREATE TRIGGER settings_move_server AFTER INSERT OR UPDATE OR DELETE ON settings
  FOR EACH STATEMENT EXECUTE FUNCTION move_server_configuration();
CREATE TRIGGER api_resources_move_server AFTER INSERT OR UPDATE OR DELETE ON api_resources
  FOR EACH STATEMENT EXECUTE FUNCTION move_server_configuration();
CREATE TRIGGER api_scopes_move_server AFTER INSERT OR UPDATE OR DELETE ON api_scopes
  FOR EACH STATEMENT EXECUTE FUNCTION move_server_configuration();
CREATE TRIGGER identity_resources_move_server AFTER INSERT OR UPDATE OR DELETE ON identity_resources
  FOR EACH STATEMENT EXECUTE FUNCTION move_server_configuration();
CREATE TRIGGER signing_keys_move_server AFTER INSERT OR UPDATE OR DELETE ON signing_keys
  FOR EACH STATEMENT EXECUTE FUNCTION move_server_configuration();
