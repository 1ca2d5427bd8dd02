alter table memory_nodes alter column commit_id set not null;
alter table memory_edges alter column commit_id set not null;
create index memory_nodes_commit on memory_nodes (commit_id);
