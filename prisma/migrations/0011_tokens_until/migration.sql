-- AlterTable
ALTER TABLE "signing_keys" ADD COLUMN     "tokens_until" TIMESTAMPTZ(3);
