select value from meta.setting where name = 'schema';
