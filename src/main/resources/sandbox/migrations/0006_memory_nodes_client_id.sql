-- A write whose answer was lost can be sent again: the same client id names the same node.
alter table memory_nodes add column client_id text;
alter table memory_nodes add constraint memory_nodes_scope_client_id_key unique (scope, client_id);
