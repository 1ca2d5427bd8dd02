copy (
  select n.client_id, n.id, n.commit_id, c.commit_hash
  from memory_nodes n left join memory_commits c on c.id = n.commit_id
  where n.scope = 'ha-drill-ha_drill_20261123_local_01' and starts_with(n.client_id, 'ha_drill_20261123_local_01-b-')
  order by n.client_id collate "C"
) to stdout (format binary);
