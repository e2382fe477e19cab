-- AlterTable
ALTER TABLE "users" ADD COLUMN     "sign_ins_valid_from" TIMESTAMPTZ(3);
