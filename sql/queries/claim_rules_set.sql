insert into meta.setting (name, value) values ('rules for claims', $1) on conflict (name) do update set value = excluded.value;
