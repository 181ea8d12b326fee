-- Early years say in a sentence or two what a child can do and what comes next; schools go on giving levels.
-- Positions: 1 to 7 subjects at school, 11 to 17 areas of learning in early years, 21 to 24 courses after Year 11.
alter table pep_attainment
    alter column current_level type varchar(500),
    alter column target type varchar(500);
