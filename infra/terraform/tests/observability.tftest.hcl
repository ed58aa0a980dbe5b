# What is watched: each alarm its number, its limit and what silence means.

mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  name              = "clicklake"
  partition         = "aws"
  account_id        = "123456789012"
  region            = "eu-central-1"
  kafka             = "host"
  metric_namespace  = "Clicklake"
  function_deployed = true
  function_name     = "clicklake-ingest"
  api_id            = "api1"
  node_ids          = ["1"]
  workgroup         = "clicklake"
  thresholds        = { server_error_percent = 1, p99_milliseconds = 3000, rejected_percent = 5, lag_records = 100000, disk_percent = 75 }
  emails            = ["ops@example.org"]
  alarm_actions     = ["arn:aws:sns:eu-central-1:123456789012:pager"]
  dashboard         = true
}

run "one_host" {
  module {
    source = "./modules/observability"
  }

  assert {
    condition     = toset(keys(aws_cloudwatch_metric_alarm.this)) == toset(["api-5xx", "api-p99", "consumer-lag", "disk-1", "function-errors", "function-throttles", "no-file", "rejection-ratio", "tasks-failed"])
    error_message = "Alarms are ${jsonencode(keys(aws_cloudwatch_metric_alarm.this))}."
  }

  assert {
    condition     = alltrue([for alarm in aws_cloudwatch_metric_alarm.this : alarm.alarm_actions == toset(["arn:aws:sns:eu-central-1:123456789012:clicklake-alarms", "arn:aws:sns:eu-central-1:123456789012:pager"]) && alarm.ok_actions == alarm.alarm_actions])
    error_message = "An alarm tells nobody, or not that it is over."
  }

  assert {
    condition     = alltrue([for alarm in aws_cloudwatch_metric_alarm.this : can(regex(" docs/operations\\.md#[a-z0-9-]+$", alarm.alarm_description))])
    error_message = "An alarm does not say where its remedy stands."
  }

  assert {
    condition     = alltrue([for alarm in aws_cloudwatch_metric_alarm.this : length([for query in alarm.metric_query : query if query.return_data]) == 1])
    error_message = "An alarm judges no number, or several."
  }

  # A host that is down says nothing; a function that nobody calls does not either.
  assert {
    condition = { for name, alarm in aws_cloudwatch_metric_alarm.this : name => alarm.treat_missing_data } == {
      api-5xx      = "notBreaching", api-p99 = "notBreaching", function-errors = "notBreaching", function-throttles = "notBreaching", no-file = "notBreaching", rejection-ratio = "notBreaching"
      consumer-lag = "breaching", disk-1 = "breaching", tasks-failed = "breaching"
    }
    error_message = "Silence means something else than it should."
  }

  assert {
    condition = { for name, alarm in aws_cloudwatch_metric_alarm.this : name => alarm.threshold } == {
      api-5xx = 1, api-p99 = 3000, function-errors = 0, function-throttles = 0, no-file = 0, rejection-ratio = 5, consumer-lag = 100000, disk-1 = 75, tasks-failed = 0
    }
    error_message = "A limit is another than was said."
  }

  assert {
    condition = alltrue([
      anytrue([for query in aws_cloudwatch_metric_alarm.this["api-5xx"].metric_query : try(query.metric[0].metric_name, "") == "5xx" && try(query.metric[0].dimensions["ApiId"], "") == "api1"]),
      anytrue([for query in aws_cloudwatch_metric_alarm.this["api-p99"].metric_query : query.metric[0].stat == "p99"]),
      anytrue([for query in aws_cloudwatch_metric_alarm.this["function-throttles"].metric_query : query.metric[0].metric_name == "Throttles" && query.metric[0].dimensions["FunctionName"] == "clicklake-ingest"]),
      anytrue([for query in aws_cloudwatch_metric_alarm.this["rejection-ratio"].metric_query : try(query.metric[0].metric_name, "") == "Rejected" && try(query.metric[0].namespace, "") == "Clicklake"]),
      anytrue([for query in aws_cloudwatch_metric_alarm.this["consumer-lag"].metric_query : query.metric[0].metric_name == "ConsumerLag" && query.metric[0].dimensions["Deployment"] == "clicklake"]),
      anytrue([for query in aws_cloudwatch_metric_alarm.this["disk-1"].metric_query : query.metric[0].metric_name == "DiskUsedPercent" && query.metric[0].dimensions["Node"] == "1"]),
    ])
    error_message = "An alarm looks at something else."
  }

  assert {
    condition     = alltrue([for query in aws_cloudwatch_metric_alarm.this["no-file"].metric_query : query.metric[0].period == 1800 if length(query.metric) > 0]) && one([for query in aws_cloudwatch_metric_alarm.this["no-file"].metric_query : query.expression if query.return_data]) == "IF(FILL(accepted, 0) > 0 AND FILL(committed, 0) == 0, 1, 0)" && aws_cloudwatch_metric_alarm.this["no-file"].evaluation_periods == 2 && aws_cloudwatch_metric_alarm.this["no-file"].datapoints_to_alarm == 2
    error_message = "The alarm of missing files is not for an hour with events."
  }

  assert {
    condition     = aws_sns_topic_subscription.email["ops@example.org"].protocol == "email"
    error_message = "Nobody is written to."
  }

  assert {
    condition     = length(jsondecode(aws_cloudwatch_dashboard.this[0].dashboard_body).widgets) == 8 && alltrue([for widget in jsondecode(aws_cloudwatch_dashboard.this[0].dashboard_body).widgets : widget.properties.region == "eu-central-1"])
    error_message = "The dashboard is not whole: ${aws_cloudwatch_dashboard.this[0].dashboard_body}"
  }
}

run "three_hosts" {
  command = plan

  module {
    source = "./modules/observability"
  }

  variables {
    kafka    = "cluster"
    node_ids = ["1", "2", "3"]
  }

  assert {
    condition     = alltrue([for id in ["1", "2", "3"] : aws_cloudwatch_metric_alarm.this["disk-${id}"].threshold == 75])
    error_message = "A disk is not watched."
  }
}

run "before_anything_runs" {
  command = plan

  module {
    source = "./modules/observability"
  }

  variables {
    function_deployed = false
    api_id            = null
    node_ids          = []
    dashboard         = false
  }

  assert {
    condition     = length(aws_cloudwatch_metric_alarm.this) + length(aws_cloudwatch_dashboard.this) == 0
    error_message = "What is not there is watched."
  }
}

run "msk" {
  command = plan

  module {
    source = "./modules/observability"
  }

  variables {
    kafka            = "msk"
    brokers          = 3
    connector_names  = ["clicklake-clickstream", "clicklake-clickstream-rejected"]
    connector_topics = { clicklake-clickstream = "clickstream", clicklake-clickstream-rejected = "clickstream.rejected" }
  }

  assert {
    condition = toset(keys(aws_cloudwatch_metric_alarm.this)) == toset([
      "api-5xx", "api-p99", "function-errors", "function-throttles", "no-file", "rejection-ratio", "disk-1", "disk-2", "disk-3",
      "consumer-lag-clicklake-clickstream", "consumer-lag-clicklake-clickstream-rejected", "tasks-failed-clicklake-clickstream", "tasks-failed-clicklake-clickstream-rejected",
    ])
    error_message = "Alarms are ${jsonencode(keys(aws_cloudwatch_metric_alarm.this))}."
  }

  assert {
    condition     = endswith(aws_cloudwatch_metric_alarm.this["consumer-lag-clicklake-clickstream"].alarm_description, "docs/operations.md#consumer-lag")
    error_message = "The remedy is not found: ${aws_cloudwatch_metric_alarm.this["consumer-lag-clicklake-clickstream"].alarm_description}"
  }
}
