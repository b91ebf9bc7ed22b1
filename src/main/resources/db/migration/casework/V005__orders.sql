-- A queue is sorted by any column; the open cases are what people look at.
create index casework_case_by_title on casework_case (title, id) where open;
create index casework_case_by_waiting on casework_case (state_since, id) where open;
create index casework_case_by_due on casework_case (due_moment, id) where open;
create index casework_case_by_number on casework_case (number, id) where open;
create index casework_case_by_owner on casework_case (owner, due_moment) where open;
