-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('admin', 'operator', 'reviewer');

-- CreateEnum
CREATE TYPE "ProviderMode" AS ENUM ('automatic', 'manual', 'built_in');

-- CreateEnum
CREATE TYPE "ClientType" AS ENUM ('confidential', 'public');

-- CreateEnum
CREATE TYPE "ApplicationType" AS ENUM ('web', 'native');

-- CreateEnum
CREATE TYPE "UserInfoAuthMethod" AS ENUM ('header', 'form', 'query');

-- CreateEnum
CREATE TYPE "SecretType" AS ENUM ('shared_secret', 'private_key');

-- CreateEnum
CREATE TYPE "SecretState" AS ENUM ('current', 'retiring', 'revoked');

-- CreateEnum
CREATE TYPE "SecretOrigin" AS ENUM ('generated', 'entered');

-- CreateEnum
CREATE TYPE "InvitationKind" AS ENUM ('setup', 'invite');

-- CreateEnum
CREATE TYPE "ActorKind" AS ENUM ('user', 'token', 'system', 'anonymous');

-- CreateEnum
CREATE TYPE "AuditOrigin" AS ENUM ('console', 'api', 'registration', 'job', 'command');

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "password_hash" TEXT,
    "password_changed_at" TIMESTAMPTZ(3),
    "theme" TEXT NOT NULL DEFAULT 'system',
    "shortcuts" BOOLEAN NOT NULL DEFAULT true,
    "disabled_at" TIMESTAMPTZ(3),
    "last_sign_in_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_identities" (
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_identities_pkey" PRIMARY KEY ("issuer","subject")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "token_digest" BYTEA NOT NULL,
    "address" TEXT,
    "user_agent" TEXT,
    "authenticated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitations" (
    "id" UUID NOT NULL,
    "kind" "InvitationKind" NOT NULL,
    "token_digest" BYTEA NOT NULL,
    "email" TEXT,
    "role" "Role" NOT NULL,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "registrations" (
    "id" UUID NOT NULL,
    "registration_id" TEXT NOT NULL,
    "provider_mode" "ProviderMode" NOT NULL,
    "client_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "version" TEXT NOT NULL DEFAULT '1.0',
    "description" TEXT NOT NULL DEFAULT '',
    "client_type" "ClientType" NOT NULL DEFAULT 'confidential',
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "client_uri" TEXT,
    "logo_uri" TEXT,
    "tos_uri" TEXT,
    "policy_uri" TEXT,
    "contacts" TEXT[],
    "application_type" "ApplicationType" NOT NULL DEFAULT 'web',
    "token_endpoint_auth_method" TEXT NOT NULL DEFAULT 'client_secret_basic',
    "jwks" JSONB,
    "jwks_uri" TEXT,
    "grant_types" TEXT[],
    "response_types" TEXT[],
    "redirect_uris" TEXT[],
    "redirect_uri_template" TEXT,
    "post_logout_redirect_uris" TEXT[],
    "allowed_cors_origins" TEXT[],
    "scopes" TEXT[],
    "require_pkce" BOOLEAN NOT NULL DEFAULT true,
    "allow_plain_text_pkce" BOOLEAN NOT NULL DEFAULT false,
    "require_request_object" BOOLEAN NOT NULL DEFAULT false,
    "allow_access_tokens_via_browser" BOOLEAN NOT NULL DEFAULT false,
    "issuer_url" TEXT,
    "authorization_uri" TEXT,
    "token_uri" TEXT,
    "user_info_uri" TEXT,
    "user_info_auth_method" "UserInfoAuthMethod" NOT NULL DEFAULT 'header',
    "username_attribute" TEXT NOT NULL DEFAULT 'sub',
    "jwk_set_uri" TEXT,
    "issuer_id" UUID,
    "snapshot_id" UUID,
    "verified_at" TIMESTAMPTZ(3),
    "verification_failure" JSONB,
    "findings" JSONB NOT NULL DEFAULT '[]',
    "finding_rules" TEXT[],
    "search_text" TEXT NOT NULL,
    "issuer_host" TEXT,
    "row_version" INTEGER NOT NULL DEFAULT 1,
    "idempotency_key" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" TEXT,
    "deleted_at" TIMESTAMPTZ(3),
    "deleted_by" TEXT,

    CONSTRAINT "registrations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "registration_secrets" (
    "id" UUID NOT NULL,
    "registration_id" UUID NOT NULL,
    "type" "SecretType" NOT NULL DEFAULT 'shared_secret',
    "origin" "SecretOrigin" NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "state" "SecretState" NOT NULL DEFAULT 'current',
    "ciphertext" TEXT,
    "digest" TEXT,
    "last4" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" TEXT,
    "expires_at" TIMESTAMPTZ(3),
    "retires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "weak" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "registration_secrets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "issuers" (
    "id" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "current_snapshot_id" UUID,
    "last_attempt_at" TIMESTAMPTZ(3),
    "last_success_at" TIMESTAMPTZ(3),
    "last_failure" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "issuers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "metadata_snapshots" (
    "id" UUID NOT NULL,
    "issuer_id" UUID NOT NULL,
    "sha256" BYTEA NOT NULL,
    "body" BYTEA NOT NULL,
    "document" JSONB NOT NULL,
    "jwks" JSONB,
    "source_url" TEXT NOT NULL,
    "address" TEXT,
    "headers" JSONB NOT NULL DEFAULT '{}',
    "fetched_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "metadata_snapshots_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "discovery_attempts" (
    "id" UUID NOT NULL,
    "issuer_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "duration_ms" INTEGER NOT NULL,
    "failure" TEXT,
    "snapshot_id" UUID,

    CONSTRAINT "discovery_attempts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_events" (
    "sequence" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_kind" "ActorKind" NOT NULL,
    "actor_id" TEXT,
    "actor_name" TEXT NOT NULL,
    "role" TEXT,
    "origin" "AuditOrigin" NOT NULL,
    "request_id" TEXT NOT NULL,
    "address" TEXT,
    "action" TEXT NOT NULL,
    "target_type" TEXT NOT NULL,
    "target_id" TEXT,
    "target_name" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "changes" JSONB NOT NULL DEFAULT '[]',
    "previous_hash" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_events_pkey" PRIMARY KEY ("sequence")
);

-- CreateTable
CREATE TABLE "audit_head" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "sequence" BIGINT NOT NULL DEFAULT 0,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_head_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "settings" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" TEXT,

    CONSTRAINT "settings_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE INDEX "user_identities_user_id_idx" ON "user_identities"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "sessions_token_digest_key" ON "sessions"("token_digest");

-- CreateIndex
CREATE INDEX "sessions_user_id_idx" ON "sessions"("user_id");

-- CreateIndex
CREATE INDEX "sessions_expires_at_idx" ON "sessions"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "invitations_token_digest_key" ON "invitations"("token_digest");

-- CreateIndex
CREATE INDEX "invitations_email_idx" ON "invitations"("email");

-- CreateIndex
CREATE UNIQUE INDEX "registrations_idempotency_key_key" ON "registrations"("idempotency_key");

-- CreateIndex
CREATE INDEX "registrations_updated_at_id_idx" ON "registrations"("updated_at" DESC, "id");

-- CreateIndex
CREATE INDEX "registrations_created_at_id_idx" ON "registrations"("created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "registrations_name_id_idx" ON "registrations"("name", "id");

-- CreateIndex
CREATE INDEX "registrations_issuer_id_idx" ON "registrations"("issuer_id");

-- CreateIndex
CREATE INDEX "registrations_finding_rules_idx" ON "registrations" USING GIN ("finding_rules");

-- CreateIndex
CREATE INDEX "registrations_grant_types_idx" ON "registrations" USING GIN ("grant_types");

-- CreateIndex
CREATE INDEX "registration_secrets_registration_id_idx" ON "registration_secrets"("registration_id");

-- CreateIndex
CREATE UNIQUE INDEX "issuers_url_key" ON "issuers"("url");

-- CreateIndex
CREATE UNIQUE INDEX "issuers_current_snapshot_id_key" ON "issuers"("current_snapshot_id");

-- CreateIndex
CREATE UNIQUE INDEX "metadata_snapshots_issuer_id_sha256_key" ON "metadata_snapshots"("issuer_id", "sha256");

-- CreateIndex
CREATE INDEX "discovery_attempts_issuer_id_at_idx" ON "discovery_attempts"("issuer_id", "at" DESC);

-- CreateIndex
CREATE INDEX "audit_events_target_type_target_id_sequence_idx" ON "audit_events"("target_type", "target_id", "sequence" DESC);

-- CreateIndex
CREATE INDEX "audit_events_actor_id_sequence_idx" ON "audit_events"("actor_id", "sequence" DESC);

-- CreateIndex
CREATE INDEX "audit_events_action_sequence_idx" ON "audit_events"("action", "sequence" DESC);

-- CreateIndex
CREATE INDEX "audit_events_at_idx" ON "audit_events"("at");

-- AddForeignKey
ALTER TABLE "user_identities" ADD CONSTRAINT "user_identities_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_issuer_id_fkey" FOREIGN KEY ("issuer_id") REFERENCES "issuers"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_snapshot_id_fkey" FOREIGN KEY ("snapshot_id") REFERENCES "metadata_snapshots"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registration_secrets" ADD CONSTRAINT "registration_secrets_registration_id_fkey" FOREIGN KEY ("registration_id") REFERENCES "registrations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issuers" ADD CONSTRAINT "issuers_current_snapshot_id_fkey" FOREIGN KEY ("current_snapshot_id") REFERENCES "metadata_snapshots"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "metadata_snapshots" ADD CONSTRAINT "metadata_snapshots_issuer_id_fkey" FOREIGN KEY ("issuer_id") REFERENCES "issuers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "discovery_attempts" ADD CONSTRAINT "discovery_attempts_issuer_id_fkey" FOREIGN KEY ("issuer_id") REFERENCES "issuers"("id") ON DELETE CASCADE ON UPDATE CASCADE;
