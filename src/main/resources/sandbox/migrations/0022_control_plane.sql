create table control_tenants (
    tenant_id text primary key check (btrim(tenant_id) <> ''),
    display_name text,
    status text not null default 'active' check (status in ('active', 'suspended')),
    created_at timestamptz not null default now()
);

create table control_projects (
    project_id text primary key,
    tenant_id text not null references control_tenants (tenant_id),
    display_name text,
    created_at timestamptz not null default now()
);
