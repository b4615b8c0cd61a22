select value from meta.setting where name = 'own reference';
