-- Recall reads the ready nodes of one scope, and nothing else.
create index memory_nodes_ready on memory_nodes (scope, created_at desc) where embedding_status = 'ready';
