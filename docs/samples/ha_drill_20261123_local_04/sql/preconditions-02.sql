select s.system_identifier::text, c.timeline_id from pg_control_system() s, pg_control_checkpoint() c;
-- 1 ms

select (case when pg_is_in_recovery() then pg_last_wal_replay_lsn() else pg_current_wal_lsn() end)::text,
       case when pg_is_in_recovery() then null else pg_walfile_name(pg_current_wal_lsn()) end;
-- 1 ms

select pg_is_in_recovery(),
       current_setting('server_version'),
       clock_timestamp(),
       host(inet_server_addr()) || ':' || inet_server_port(),
       pg_postmaster_start_time(),
       current_setting('data_checksums');
-- 5 ms
