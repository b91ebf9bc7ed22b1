-- What a project is compared with: other cities along the chain, standards, the features of a product; and the products of a body.

alter table navigation_node add column link text not null default '';
comment on column navigation_node.link is 'Part of the chain: upstream, midstream, downstream; empty for where the node above stands.';

create table navigation_benchmark (
  project_id bigint not null references navigation_project,
  city text not null,
  node text not null,
  documents int not null check (documents >= 0),
  source text not null,
  primary key (project_id, city, node)
);
comment on table navigation_benchmark is 'Published figures of other cities, each with its source.';

create table navigation_standard (
  project_id bigint not null references navigation_project,
  standard text not null,
  clause text not null,
  number text not null,
  ground text not null,
  primary key (project_id, standard, clause, number)
);

create table navigation_feature (
  project_id bigint not null references navigation_project,
  name text not null,
  line text not null,
  primary key (project_id, name)
);

create table navigation_reading (
  project_id bigint not null references navigation_project,
  right_id bigint not null,
  feature text not null,
  said text not null,
  why text not null,
  read_by text not null,
  read timestamptz not null,
  primary key (project_id, right_id, feature)
);
comment on table navigation_reading is 'What a person who read the claims said of a patent and a feature.';

create table navigation_product (
  id bigint generated always as identity primary key,
  body_id bigint not null,
  name text not null,
  words text not null,
  told_by text not null,
  told timestamptz not null,
  dropped timestamptz
);
comment on table navigation_product is 'What a body makes, in its own words; seen by that body only.';
create index navigation_product_body on navigation_product (body_id) where dropped is null;
