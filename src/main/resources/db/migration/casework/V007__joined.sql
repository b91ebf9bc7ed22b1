-- Files of cases that are heard together: the file of one is seen in the other.
create table casework_joined (
  case_id bigint not null references casework_case (id),
  joined_id bigint not null unique references casework_case (id),
  joined timestamptz not null,
  joined_by text not null,
  primary key (case_id, joined_id)
);
