select client_id, id, commit_id, encode(sha256(convert_to(coalesce(text_summary, ''), 'UTF8')), 'hex')
from memory_nodes where scope = ? and client_id = any(?) order by client_id
-- with ha-drill-ha_drill_20261123_local_02, {"ha_drill_20261123_local_02-smoke"};
-- 1 ms

select coalesce(application_name, ''), coalesce(usename, ''), host(client_addr), backend_start
from pg_stat_activity
where datname = current_database() and pid <> pg_backend_pid()
  and coalesce(backend_type, 'client backend') = 'client backend'
order by backend_start, pid;
-- 2 ms
