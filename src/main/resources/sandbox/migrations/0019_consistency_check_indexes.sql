create index memory_outbox_commit on memory_outbox (commit_id);
create index memory_nodes_not_ready on memory_nodes (scope, updated_at) where embedding_status <> 'ready';
