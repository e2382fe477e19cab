-- CreateEnum
CREATE TYPE "BulkAction" AS ENUM ('enable', 'disable', 'delete');

-- CreateEnum
CREATE TYPE "BulkActState" AS ENUM ('running', 'done', 'cancelled', 'refused');

-- CreateTable
CREATE TABLE "bulk_acts" (
    "id" UUID NOT NULL,
    "action" "BulkAction" NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "state" "BulkActState" NOT NULL DEFAULT 'running',
    "total" INTEGER NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "skipped" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "user_id" UUID NOT NULL,
    "user_name" TEXT NOT NULL,
    "request_id" TEXT NOT NULL,
    "address" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "bulk_acts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bulk_act_items" (
    "bulk_act_id" UUID NOT NULL,
    "registration_id" UUID NOT NULL,
    "problem" TEXT,

    CONSTRAINT "bulk_act_items_pkey" PRIMARY KEY ("bulk_act_id","registration_id")
);

-- CreateIndex
CREATE INDEX "bulk_acts_started_at_idx" ON "bulk_acts"("started_at");

-- AddForeignKey
ALTER TABLE "bulk_act_items" ADD CONSTRAINT "bulk_act_items_bulk_act_id_fkey" FOREIGN KEY ("bulk_act_id") REFERENCES "bulk_acts"("id") ON DELETE CASCADE ON UPDATE CASCADE;
