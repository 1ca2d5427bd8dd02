-- Partitioned shadows, filled when a deployment grows into them.
create table memory_nodes_v2 (
    id uuid not null,
    scope text not null,
    client_id text,
    type text not null,
    text_summary text not null default '',
    commit_id uuid not null,
    created_at timestamptz not null default now(),
    primary key (scope, id)
) partition by list (scope);
create table memory_nodes_v2_default partition of memory_nodes_v2 default;

create table memory_outbox_v2 (
    id bigint not null,
    scope text not null,
    event_type text not null,
    payload jsonb not null,
    job_key text not null,
    created_at timestamptz not null default now(),
    published_at timestamptz,
    primary key (scope, id)
) partition by list (scope);
create table memory_outbox_v2_default partition of memory_outbox_v2 default;
