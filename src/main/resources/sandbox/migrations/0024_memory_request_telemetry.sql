-- One row for each acknowledged write, in the write's own transaction.
create table memory_request_telemetry (
    id bigserial primary key,
    tenant_id text not null,
    scope text not null,
    endpoint text not null,
    request_id text not null,
    release text not null,
    created_at timestamptz not null default now()
);
create index memory_request_telemetry_scope on memory_request_telemetry (scope, created_at desc);
