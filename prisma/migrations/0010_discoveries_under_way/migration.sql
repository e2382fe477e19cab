-- Who asks for an issuer while somebody asks for it already, in whatever process, waits for that answer (lib/data/issuers/together.ts).
CREATE TABLE "discoveries_under_way" (
    "key" TEXT NOT NULL,
    "attempt" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "outcome" BYTEA,

    CONSTRAINT "discoveries_under_way_pkey" PRIMARY KEY ("key")
);
