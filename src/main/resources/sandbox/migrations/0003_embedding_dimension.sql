-- What the type vector(1536) would refuse by itself.
alter table memory_nodes add constraint memory_nodes_embedding_dimension
    check (embedding is null or (array_ndims(embedding) = 1 and cardinality(embedding) = 1536));
