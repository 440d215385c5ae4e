DROP INDEX "posts_to_send";--> statement-breakpoint
CREATE INDEX "posts_waiting" ON "posts" USING btree ("next_try_at") WHERE next_try_at is not null;