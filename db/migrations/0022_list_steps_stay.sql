create trigger list_request_steps_are_append_only before update or delete or truncate on list_request_steps for each statement execute function refuse_change();
