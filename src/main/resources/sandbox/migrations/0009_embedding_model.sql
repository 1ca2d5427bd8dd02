alter table memory_nodes add column embedding_model text;
