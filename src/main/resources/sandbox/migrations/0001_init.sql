-- Commits, the nodes and edges that they wrote, and the outbox of work that follows from them.
create table memory_commits (
    id uuid primary key,
    scope text not null,
    parent_id uuid references memory_commits (id),
    input_sha256 text not null check (input_sha256 ~ '^[0-9a-f]{64}$'),
    diff_json jsonb not null default '{}',
    actor text not null,
    model_version text,
    prompt_version text,
    created_at timestamptz not null default now(),
    commit_hash text not null unique
);
create index memory_commits_scope_newest on memory_commits (scope, created_at desc);

create table memory_nodes (
    id uuid primary key,
    scope text not null,
    type text not null check (type in ('event', 'entity', 'topic', 'rule', 'evidence', 'concept', 'procedure')),
    title text,
    text_summary text not null default '',
    slots jsonb not null default '{}',
    raw_ref text,
    -- Aionis keeps vector(1536) of pgvector; this deployment has no pgvector, so the same numbers lie in an array.
    embedding real[],
    commit_id uuid references memory_commits (id),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);

create table memory_edges (
    id uuid primary key,
    scope text not null,
    type text not null,
    src_id uuid not null references memory_nodes (id),
    dst_id uuid not null references memory_nodes (id),
    weight real not null default 0.5 check (weight between 0 and 1),
    commit_id uuid references memory_commits (id),
    created_at timestamptz not null default now(),
    unique (scope, type, src_id, dst_id)
);

create table memory_outbox (
    id bigserial primary key,
    scope text not null,
    commit_id uuid not null references memory_commits (id),
    event_type text not null,
    payload jsonb not null,
    created_at timestamptz not null default now(),
    published_at timestamptz
);
