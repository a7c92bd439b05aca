create trigger draw_events_are_append_only before update or delete or truncate on draw_events for each statement execute function refuse_change();
--> statement-breakpoint
create trigger voids_are_append_only before update or delete or truncate on voids for each statement execute function refuse_change();
--> statement-breakpoint
create trigger releases_are_append_only before update or delete or truncate on releases for each statement execute function refuse_change();
--> statement-breakpoint
create trigger verifications_are_never_undrawn before delete or truncate on verifications for each statement execute function refuse_change();
