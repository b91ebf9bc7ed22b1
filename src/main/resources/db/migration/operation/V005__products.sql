-- Which claim of which patent stands in which feature of a filed product.

create table operation_product_patent (
  id bigint generated always as identity primary key,
  filing text not null,
  right_id bigint not null,
  right_number text not null,
  title text not null,
  claim int not null,
  feature text not null,
  marked boolean not null,
  told_by text not null,
  told timestamptz not null,
  unique (filing, right_id, claim)
);
create index operation_product_patent_right on operation_product_patent (right_id);

-- Pending applications the city would forward for priority examination, with the reason.
create table operation_recommendation (
  right_id bigint primary key,
  right_number text not null,
  title text not null,
  owner text not null,
  branch text not null,
  reason text not null,
  recommended_by text not null,
  recommended timestamptz not null
);
