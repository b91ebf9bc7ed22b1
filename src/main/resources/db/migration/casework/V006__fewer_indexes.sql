-- Every act changes the row of its case, and each index is written again with it. These two are covered by others: the open cases by
-- due day by casework_case_by_due, the number by its unique index.
drop index casework_case_queue;
drop index casework_case_by_number;
