-- AlterEnum
ALTER TYPE "InvitationKind" ADD VALUE 'reset';

-- AlterTable
ALTER TABLE "invitations" ADD COLUMN     "user_id" UUID;

-- CreateIndex
CREATE INDEX "invitations_user_id_idx" ON "invitations"("user_id");

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The order of the list of people, to the letter (lib/data/user-list.ts).
CREATE INDEX users_by_name ON users (lower(name), id);

-- A reset is for somebody, and only a reset is.
ALTER TABLE "invitations" ADD CONSTRAINT invitations_reset_for CHECK ((kind::text = 'reset') = (user_id IS NOT NULL));
