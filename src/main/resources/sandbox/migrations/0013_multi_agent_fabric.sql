alter table memory_nodes add column memory_lane text not null default 'shared'
    check (memory_lane in ('private', 'shared'));
alter table memory_nodes add column producer_agent_id text;
alter table memory_nodes add column owner_agent_id text;
alter table memory_nodes add column owner_team_id text;
