-- AlterEnum
ALTER TYPE "BulkAction" ADD VALUE 'restore';
