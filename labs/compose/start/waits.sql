-- A database that is made anew runs this before it answers anybody. It stands for a table that takes time to load.
select pg_sleep(5);
