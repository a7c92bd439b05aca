create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
--> statement-breakpoint
create trigger audit_is_append_only before update or delete or truncate on audit for each statement execute function refuse_change();
--> statement-breakpoint
create trigger answer_events_are_append_only before delete or truncate on answer_events for each statement execute function refuse_change();
--> statement-breakpoint
alter table interviews set (fillfactor = 50);
