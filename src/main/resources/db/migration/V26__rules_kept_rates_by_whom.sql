-- Whether money goes back is decided by adding a row: what a statement was drawn up by stays to be read.
create trigger grant_return_rule_append_only before update or delete on grant_return_rule for each row execute function refuse_change();
create trigger grant_return_rule_never_emptied before truncate on grant_return_rule for each statement execute function refuse_change();

-- Who claims by a rate of their own does not approve it by that.
alter table early_years_claim add rate_entered_by varchar(64);       -- user id of who had entered the rate; null for what the product came with
