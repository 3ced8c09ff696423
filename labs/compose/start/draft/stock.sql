create table if not exists stock (product text primary key, pieces integer not null);
insert into stock values ('tea', 40), ('mug', 12) on conflict do nothing;
