ALTER TABLE "voids" DROP CONSTRAINT "voids_pkey";--> statement-breakpoint
ALTER TABLE "voids" ADD CONSTRAINT "voids_interview_id_at_pk" PRIMARY KEY("interview_id","at");--> statement-breakpoint
ALTER TABLE "appeals" ADD COLUMN "changes" jsonb;--> statement-breakpoint
ALTER TABLE "voids" ADD COLUMN "standing" text NOT NULL DEFAULT 'counted';--> statement-breakpoint
ALTER TABLE "voids" DISABLE TRIGGER voids_are_append_only;--> statement-breakpoint
update voids v set standing = 'overflow' from audit a
where a.verb = 'verification.decided' and a.thing_id = v.verification_id::text and a.details ->> 'placeReturned' = 'false';--> statement-breakpoint
ALTER TABLE "voids" ENABLE TRIGGER voids_are_append_only;--> statement-breakpoint
ALTER TABLE "voids" ALTER COLUMN "standing" DROP DEFAULT;--> statement-breakpoint
-- A transaction that reads as of one instant does not see the newest link. Meeting it, the insert ends in a serialization
-- failure, and the transaction is tried again; an exception block would cost every line a subtransaction.
create or replace function chain_audit() returns trigger language plpgsql as $$
declare
  last audit_chain;
begin
  perform pg_advisory_xact_lock(7283550003);
  select * into last from audit_chain order by seq desc limit 1;
  insert into audit_chain (seq, audit_id, hash) values (coalesce(last.seq, 0) + 1, new.id,
    encode(sha256(convert_to(coalesce(last.hash, '') || E'\n' || audit_text(new), 'UTF8')), 'hex'))
  on conflict (seq) do nothing;
  if not found then raise exception 'the audit chain has a link after its last one'; end if;
  return null;
end $$;
