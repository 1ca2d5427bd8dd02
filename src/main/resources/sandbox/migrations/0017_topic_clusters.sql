-- What topic_cluster derives. memory_topic_jobs makes a job that is delivered twice count once.
create table memory_topics (
    scope text not null,
    topic text not null,
    members bigint not null default 0 check (members >= 0),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    primary key (scope, topic)
);

create table memory_topic_members (
    scope text not null,
    node_id uuid not null references memory_nodes (id),
    topic text not null,
    commit_id uuid not null references memory_commits (id),
    assigned_at timestamptz not null default now(),
    primary key (scope, node_id),
    foreign key (scope, topic) references memory_topics (scope, topic)
);

create table memory_topic_jobs (
    scope text not null,
    job_key text not null,
    applied_at timestamptz not null default now(),
    primary key (scope, job_key)
);
