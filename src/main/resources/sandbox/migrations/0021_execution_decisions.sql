create table memory_execution_decisions (
    id uuid primary key,
    scope text not null,
    run_id text,
    selected_tool text,
    policy_sha256 text not null,
    source_rule_ids uuid[] not null default '{}',
    commit_id uuid references memory_commits (id),
    created_at timestamptz not null default now()
);
create index memory_execution_decisions_scope on memory_execution_decisions (scope, created_at desc);
