select value from meta.setting where name = 'rules for claims';
