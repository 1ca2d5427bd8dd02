create function touch_updated_at() returns trigger language plpgsql as $$
begin
    new.updated_at := now();
    return new;
end
$$;

create trigger memory_nodes_touch before update on memory_nodes
    for each row execute function touch_updated_at();
