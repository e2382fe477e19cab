-- AlterTable
ALTER TABLE "users" ALTER COLUMN "role" DROP NOT NULL;

-- AlterTable
ALTER TABLE "invitations" ALTER COLUMN "role" DROP NOT NULL;
