create index memory_edges_src on memory_edges (scope, src_id);
create index memory_edges_dst on memory_edges (scope, dst_id);
