-- Nullable, so that a release which does not know the column goes on writing.
alter table memory_request_telemetry add column api_key_prefix text;
create index memory_request_telemetry_key on memory_request_telemetry (api_key_prefix, created_at desc)
    where api_key_prefix is not null;
