select quote_ident(current_user), r.rolsuper, quote_ident(current_database()),
       pg_has_role(current_user, 'pg_read_all_stats', 'usage')
from pg_roles r where r.rolname = current_user;
-- 1 ms

select quote_ident(n.nspname), has_schema_privilege(n.oid, 'usage'), has_table_privilege(c.oid, 'select')
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relname = ? and c.relkind in ('r', 'p')
order by pg_table_is_visible(c.oid) desc, n.nspname limit 1
-- with schema_migrations;
-- 1 ms

select quote_ident(n.nspname), has_schema_privilege(n.oid, 'usage'), has_table_privilege(c.oid, 'select')
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relname = ? and c.relkind in ('r', 'p')
order by pg_table_is_visible(c.oid) desc, n.nspname limit 1
-- with memory_commits;
-- 0 ms

select quote_ident(n.nspname), has_schema_privilege(n.oid, 'usage'), has_table_privilege(c.oid, 'select')
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relname = ? and c.relkind in ('r', 'p')
order by pg_table_is_visible(c.oid) desc, n.nspname limit 1
-- with memory_nodes;
-- 0 ms

select quote_ident(n.nspname), has_schema_privilege(n.oid, 'usage'), has_table_privilege(c.oid, 'select')
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relname = ? and c.relkind in ('r', 'p')
order by pg_table_is_visible(c.oid) desc, n.nspname limit 1
-- with memory_outbox;
-- 0 ms

select has_function_privilege(p.oid, 'execute')
from pg_proc p join pg_namespace n on n.oid = p.pronamespace
where n.nspname = 'pg_catalog' and p.oid = to_regprocedure(?)
-- with pg_current_wal_lsn();
-- 0 ms

select has_function_privilege(p.oid, 'execute')
from pg_proc p join pg_namespace n on n.oid = p.pronamespace
where n.nspname = 'pg_catalog' and p.oid = to_regprocedure(?)
-- with pg_walfile_name(pg_lsn);
-- 0 ms

select has_function_privilege(p.oid, 'execute')
from pg_proc p join pg_namespace n on n.oid = p.pronamespace
where n.nspname = 'pg_catalog' and p.oid = to_regprocedure(?)
-- with pg_control_system();
-- 0 ms

select has_function_privilege(p.oid, 'execute')
from pg_proc p join pg_namespace n on n.oid = p.pronamespace
where n.nspname = 'pg_catalog' and p.oid = to_regprocedure(?)
-- with pg_control_checkpoint();
-- 0 ms

select p.oid::regprocedure::text, has_function_privilege(p.oid, 'execute'), quote_ident(n.nspname),
       has_schema_privilege(n.oid, 'usage')
from pg_extension e
join pg_namespace n on n.oid = e.extnamespace
join pg_proc p on p.pronamespace = n.oid
where e.extname = 'amcheck'
  and (p.proname = 'verify_heapam' or p.proname = 'bt_index_check' and p.pronargs = 2)
order by 1;
-- 1 ms

select clock_timestamp();
-- 0 ms

select clock_timestamp();
-- 0 ms

select clock_timestamp();
-- 0 ms

select clock_timestamp();
-- 0 ms

select clock_timestamp();
-- 0 ms

select clock_timestamp();
-- 0 ms

select clock_timestamp();
-- 0 ms

select clock_timestamp();
-- 0 ms

select clock_timestamp();
-- 0 ms

select clock_timestamp();
-- 0 ms

select clock_timestamp();
-- 0 ms

select clock_timestamp();
-- 0 ms

select clock_timestamp();
-- 0 ms

select clock_timestamp();
-- 0 ms

select clock_timestamp();
-- 0 ms
