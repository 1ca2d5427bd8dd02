select coalesce(application_name, ''), coalesce(usename, ''), host(client_addr), backend_start
from pg_stat_activity
where datname = current_database() and pid <> pg_backend_pid()
  and coalesce(backend_type, 'client backend') = 'client backend'
order by backend_start, pid;
-- 0 ms

select count(claimed_at), count(published_at), count(failed_at), coalesce(sum(attempts), 0)
from memory_outbox;
-- 2 ms
