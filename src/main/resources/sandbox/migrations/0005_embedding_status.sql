create type memory_embedding_status as enum ('ready', 'pending', 'failed');

alter table memory_nodes add column embedding_status memory_embedding_status not null default 'pending';
alter table memory_nodes add column embedding_attempts int not null default 0 check (embedding_attempts >= 0);
alter table memory_nodes add column embedding_last_error text;
alter table memory_nodes add constraint memory_nodes_ready_has_embedding
    check (embedding_status <> 'ready' or embedding is not null);
