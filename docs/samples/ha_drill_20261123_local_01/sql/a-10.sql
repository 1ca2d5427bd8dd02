select s.system_identifier::text, c.timeline_id from pg_control_system() s, pg_control_checkpoint() c;
-- 3 ms

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

select exists (select from memory_commits where id = ?)
-- with 29447c92-f039-4668-9d78-b14f87aa6d30;
-- 0 ms

select substr(name, 1, 8) from pg_ls_waldir() where name ~ '^[0-9A-F]{8}\.history$' order by name;
-- 0 ms
