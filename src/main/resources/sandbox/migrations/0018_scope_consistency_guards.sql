alter table memory_commits add constraint memory_commits_scope_not_blank check (btrim(scope) <> '');
alter table memory_nodes add constraint memory_nodes_scope_not_blank check (btrim(scope) <> '');
alter table memory_outbox add constraint memory_outbox_scope_not_blank check (btrim(scope) <> '');
