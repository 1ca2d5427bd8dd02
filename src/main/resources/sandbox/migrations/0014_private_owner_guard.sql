-- A private node without an owner could be read by nobody. Not validated here: that takes a scan, and a migration of its own.
alter table memory_nodes add constraint memory_nodes_private_has_owner
    check (memory_lane <> 'private' or owner_agent_id is not null or owner_team_id is not null) not valid;
