# Each wrong value is refused at its variable, before anything is made. The module of these runs is variables.tf alone,
# by a link: a plan without providers is quick.

variables {
  allowed_origins = ["https://blog.example.org", "http://localhost:4000"]
}

run "a_name_with_capitals" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    name = "Clicks"
  }

  expect_failures = [var.name]
}

run "a_version_that_is_a_path" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    host_release = { version = "../1", sha256 = "0000000000000000000000000000000000000000000000000000000000000000" }
  }

  expect_failures = [var.host_release]
}

run "a_checksum_that_is_none" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    host_release = { version = "0.1.0", sha256 = "latest" }
  }

  expect_failures = [var.host_release]
}

run "a_tag" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    function_digest = "latest"
  }

  expect_failures = [var.function_digest]
}

run "a_jar" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    function_package = "jar"
  }

  expect_failures = [var.function_package]
}

run "an_alias_of_a_key" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    kms_key_arn = "alias/mine"
  }

  expect_failures = [var.kms_key_arn]
}

run "no_id_of_a_vpc" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    egress = "none"
    vpc    = { id = "mine", private_subnet_ids = ["a", "b"] }
  }

  expect_failures = [var.vpc]
}

run "too_few_subnets_for_a_cluster" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    kafka  = "cluster"
    egress = "none"
    vpc    = { id = "vpc-0123456789abcdef0", private_subnet_ids = ["a", "b", "b"] }
  }

  expect_failures = [var.vpc]
}

run "a_vpc_that_is_too_small" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    vpc_cidr = "10.0.0.0/24"
  }

  expect_failures = [var.vpc_cidr]
}

run "an_unknown_way_out" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    egress = "internet"
  }

  expect_failures = [var.egress]
}

run "no_way_out_of_a_new_vpc" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    egress = "none"
  }

  expect_failures = [var.egress]
}

run "a_nat_gateway_in_a_given_vpc" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    egress = "nat"
    vpc    = { id = "vpc-0123456789abcdef0", private_subnet_ids = ["a", "b"] }
  }

  expect_failures = [var.egress]
}

run "an_odd_retention_of_flow_logs" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    flow_log_retention_days = 10
  }

  expect_failures = [var.flow_log_retention_days]
}

run "an_unknown_topology" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    kafka = "kubernetes"
  }

  expect_failures = [var.kafka]
}

run "half_a_worker" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    kafka        = "cluster"
    worker_hosts = 1.5
  }

  expect_failures = [var.worker_hosts]
}

run "workers_beside_one_host" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    worker_hosts = 1
  }

  expect_failures = [var.worker_hosts]
}

run "a_host_of_another_architecture" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    host_instance_type = "t3.medium"
  }

  expect_failures = [var.host_instance_type]
}

run "a_host_that_is_too_small" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    host_instance_type = "t4g.small"
  }

  expect_failures = [var.host_instance_type]
}

run "a_name_of_an_image" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    host_ami_id = "al2023"
  }

  expect_failures = [var.host_ami_id]
}

run "a_volume_that_is_too_small" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    host_volume_gib = 4
  }

  expect_failures = [var.host_volume_gib]
}

run "a_secret_in_settings" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    host_settings = { CLICKLAKE_PASSWORD = "x" }
  }

  expect_failures = [var.host_settings]
}

run "a_setting_of_two_lines" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    host_settings = { CLICKLAKE_X = "a\nCLICKLAKE_BUCKET=b" }
  }

  expect_failures = [var.host_settings]
}

run "no_partition" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    partitions = 0
  }

  expect_failures = [var.partitions]
}

run "an_hour_of_retention" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    retention_hours = 1
  }

  expect_failures = [var.retention_hours]
}

run "an_unknown_registry" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    registry_distribution = "glue"
  }

  expect_failures = [var.registry_distribution]
}

run "confluents_registry_without_an_archive" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    registry_distribution = "confluent"
  }

  expect_failures = [var.registry_distribution]
}

run "confluents_registry_beside_msk" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    kafka                 = "msk"
    registry_distribution = "confluent"
    confluent_archives    = { registry = { key = "vendor/registry.tar.gz", sha256 = "0000000000000000000000000000000000000000000000000000000000000000" } }
  }

  expect_failures = [var.registry_distribution]
}

run "an_unknown_sink" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    sink = "firehose"
  }

  expect_failures = [var.sink]
}

run "confluents_sink_without_an_archive" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    sink = "confluent"
  }

  expect_failures = [var.sink]
}

run "an_archive_outside_of_vendor" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    confluent_archives = { sink = { key = "s3.tar.gz", sha256 = "0000000000000000000000000000000000000000000000000000000000000000" } }
  }

  expect_failures = [var.confluent_archives]
}

run "an_unknown_version_of_kafka" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    msk = { kafka_version = "newest" }
  }

  expect_failures = [var.msk]
}

run "a_broker_that_is_no_type_of_msk" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    msk = { broker_instance_type = "m7g.large" }
  }

  expect_failures = [var.msk]
}

run "more_workers_than_there_can_be" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    msk = { max_workers = 11 }
  }

  expect_failures = [var.msk]
}

run "a_directory_with_a_slash" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    topics_dir = "a/b"
  }

  expect_failures = [var.topics_dir]
}

run "an_abbreviation_of_a_zone" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    timezone = "KST"
  }

  expect_failures = [var.timezone]
}

run "everybody" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    break_glass_principal_arns = ["*"]
  }

  expect_failures = [var.break_glass_principal_arns]
}

run "any_role" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    break_glass_principal_arns = ["arn:aws:iam::123456789012:role/*"]
  }

  expect_failures = [var.break_glass_principal_arns]
}

run "uploads_that_go_before_records_do" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    abort_incomplete_uploads_days = 7
  }

  expect_failures = [var.abort_incomplete_uploads_days]
}

run "old_versions_that_go_at_once" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    noncurrent_days = 0
  }

  expect_failures = [var.noncurrent_days]
}

run "a_class_that_athena_does_not_read" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    lake_tier = { after_days = 90, storage_class = "DEEP_ARCHIVE" }
  }

  expect_failures = [var.lake_tier]
}

run "a_class_that_is_too_early" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    lake_tier = { after_days = 7, storage_class = "STANDARD_IA" }
  }

  expect_failures = [var.lake_tier]
}

run "data_that_goes_within_the_commit_log" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    lake_expiration_days = 3
  }

  expect_failures = [var.lake_expiration_days]
}

run "data_that_goes_before_it_moves" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    lake_expiration_days = 30
    lake_tier            = { after_days = 90, storage_class = "GLACIER_IR" }
  }

  expect_failures = [var.lake_expiration_days]
}

run "every_origin" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    allowed_origins = ["*"]
  }

  expect_failures = [var.allowed_origins]
}

run "no_origin" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    allowed_origins = []
  }

  expect_failures = [var.allowed_origins]
}

run "an_origin_with_a_path" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    allowed_origins = ["https://blog.example.org/posts"]
  }

  expect_failures = [var.allowed_origins]
}

run "an_origin_without_tls" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    allowed_origins = ["http://blog.example.org"]
  }

  expect_failures = [var.allowed_origins]
}

run "a_burst_below_the_rate" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    throttle = { requests_per_second = 100, burst = 10 }
  }

  expect_failures = [var.throttle]
}

run "too_little_memory" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    function_memory_mib = 128
  }

  expect_failures = [var.function_memory_mib]
}

run "longer_than_the_api_waits" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    function_timeout_seconds = 60
  }

  expect_failures = [var.function_timeout_seconds]
}

run "no_invocation_at_all" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    function_reserved_concurrency = 0
  }

  expect_failures = [var.function_reserved_concurrency]
}

run "more_kept_warm_than_may_run" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    function_provisioned_concurrency = 21
  }

  expect_failures = [var.function_provisioned_concurrency]
}

run "a_snapshot_of_an_image" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    snap_start = true
  }

  expect_failures = [var.snap_start]
}

run "a_snapshot_that_is_kept_warm" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    function_package                 = "zip"
    function_provisioned_concurrency = 1
    snap_start                       = true
  }

  expect_failures = [var.snap_start]
}

run "pins_that_do_not_fit" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    schema_pins = join(",", range(1000))
  }

  expect_failures = [var.schema_pins]
}

run "a_foreign_variable" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    function_environment = { PATH = "/bin" }
  }

  expect_failures = [var.function_environment]
}

run "a_secret_in_a_variable" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    function_environment = { KAFKA_SASL_JAAS_CONFIG = "x" }
  }

  expect_failures = [var.function_environment]
}

run "a_name_with_https" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    domain = { name = "https://events.example.org", certificate_arn = "arn:aws:acm:eu-central-1:123456789012:certificate/1" }
  }

  expect_failures = [var.domain]
}

run "a_certificate_that_is_none" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    domain = { name = "events.example.org", certificate_arn = "mine" }
  }

  expect_failures = [var.domain]
}

run "a_database_that_needs_quotes" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    database = "click-lake"
  }

  expect_failures = [var.database]
}

run "years_that_end_before_they_begin" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    table_years = { first = 2030, last = 2026 }
  }

  expect_failures = [var.table_years]
}

run "no_limit" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    query_scan_limit_gib = 0
  }

  expect_failures = [var.query_scan_limit_gib]
}

run "results_that_go_at_once" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    query_result_days = 0
  }

  expect_failures = [var.query_result_days]
}

run "an_odd_retention" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    log_retention_days = 15
  }

  expect_failures = [var.log_retention_days]
}

run "no_address" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    alarm_emails = ["ops"]
  }

  expect_failures = [var.alarm_emails]
}

run "no_arn" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    alarm_actions = ["pager"]
  }

  expect_failures = [var.alarm_actions]
}

run "a_limit_that_is_never_reached" {
  command = plan

  module {
    source = "./tests/variables"
  }

  variables {
    alarm_thresholds = { disk_percent = 100 }
  }

  expect_failures = [var.alarm_thresholds]
}
