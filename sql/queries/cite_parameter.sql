-- Of a citation ($1): the value of the parameter $2.
select $1::json -> 'query' -> 'parameters' ->> $2;
