-- The number of a case as its body writes it; the plain number stays the one in addresses and interfaces.
alter table casework_case add column docket text;
update casework_case set docket = number;
alter table casework_case alter column docket set not null;
