select s.system_identifier::text, c.timeline_id from pg_control_system() s, pg_control_checkpoint() c;
-- 0 ms

select (case when pg_is_in_recovery() then pg_last_wal_replay_lsn() else pg_current_wal_lsn() end)::text,
       case when pg_is_in_recovery() then null else pg_walfile_name(pg_current_wal_lsn()) end;
-- 0 ms

select pg_is_in_recovery(),
       current_setting('server_version'),
       clock_timestamp(),
       host(inet_server_addr()) || ':' || inet_server_port(),
       pg_postmaster_start_time(),
       current_setting('data_checksums');
-- 0 ms

select name, current_setting(name) from pg_settings where name = any(?) order by name
-- with {"data_directory"};
-- 1 ms

select s.system_identifier::text, c.timeline_id from pg_control_system() s, pg_control_checkpoint() c;
-- 2 ms

select (case when pg_is_in_recovery() then pg_last_wal_replay_lsn() else pg_current_wal_lsn() end)::text,
       case when pg_is_in_recovery() then null else pg_walfile_name(pg_current_wal_lsn()) end;
-- 0 ms

select pg_is_in_recovery(),
       current_setting('server_version'),
       clock_timestamp(),
       host(inet_server_addr()) || ':' || inet_server_port(),
       pg_postmaster_start_time(),
       current_setting('data_checksums');
-- 0 ms

select name, current_setting(name) from pg_settings where name = any(?) order by name
-- with {"data_directory"};
-- 1 ms

select count(claimed_at), count(published_at), count(failed_at), coalesce(sum(attempts), 0)
from memory_outbox;
-- 2 ms

select coalesce(application_name, ''), coalesce(usename, ''), host(client_addr), backend_start
from pg_stat_activity
where datname = current_database() and pid <> pg_backend_pid()
  and coalesce(backend_type, 'client backend') = 'client backend'
order by backend_start, pid;
-- 2 ms

select clock_timestamp();
-- 0 ms

select clock_timestamp();
-- 0 ms

select clock_timestamp();
-- 0 ms

select clock_timestamp();
-- 0 ms

select clock_timestamp();
-- 1 ms

select clock_timestamp();
-- 1 ms

select clock_timestamp();
-- 0 ms

select clock_timestamp();
-- 0 ms

select clock_timestamp();
-- 0 ms

select clock_timestamp();
-- 2 ms

select clock_timestamp();
-- 0 ms

select clock_timestamp();
-- 0 ms

select clock_timestamp();
-- 0 ms

select clock_timestamp();
-- 1 ms

select clock_timestamp();
-- 0 ms

select s.system_identifier::text, c.timeline_id from pg_control_system() s, pg_control_checkpoint() c;
-- 0 ms

select (case when pg_is_in_recovery() then pg_last_wal_replay_lsn() else pg_current_wal_lsn() end)::text,
       case when pg_is_in_recovery() then null else pg_walfile_name(pg_current_wal_lsn()) end;
-- 0 ms

select pg_is_in_recovery(),
       current_setting('server_version'),
       clock_timestamp(),
       host(inet_server_addr()) || ':' || inet_server_port(),
       pg_postmaster_start_time(),
       current_setting('data_checksums');
-- 0 ms
