-- Cases of a campaign are found by the code their opening named.
create index casework_case_campaign on casework_case ((facts ->> 'campaign')) where facts ->> 'campaign' is not null;
