# An alarm is a number, a limit and how long it may lie beyond. `if_missing` says what silence means: of a host, that it
# is down; of a function, that nobody asked.

locals {
  api      = { namespace = "AWS/ApiGateway", dimensions = { ApiId = var.api_id } }
  function = { namespace = "AWS/Lambda", dimensions = { FunctionName = var.function_name } }
  host     = { namespace = var.metric_namespace, dimensions = { Deployment = var.name } }

  # As the function writes them: docs/ingest.md.
  events = { namespace = var.metric_namespace, dimensions = { FunctionName = var.function_name } }

  of_function = {
    api-5xx = {
      description = "The endpoint fails for some who post: Kafka did not acknowledge, or the function broke."
      limit       = var.thresholds.server_error_percent
      expression  = "IF(FILL(requests, 0) > 20, 100 * FILL(errors, 0) / requests, 0)"
      metrics = {
        requests = merge(local.api, { metric = "Count", statistic = "Sum" })
        errors   = merge(local.api, { metric = "5xx", statistic = "Sum" })
      }
      period = 300, periods = 3, of_them = 2, if_missing = "notBreaching"
    }
    api-p99 = {
      description = "One request of a hundred takes long: cold starts, or a slow Kafka."
      limit       = var.thresholds.p99_milliseconds
      expression  = null
      metrics     = { latency = merge(local.api, { metric = "Latency", statistic = "p99" }) }
      period      = 300, periods = 5, of_them = 3, if_missing = "notBreaching"
    }
    function-throttles = {
      description = "More invocations at the same time than are reserved; who posted is told to come again."
      limit       = 0
      expression  = null
      metrics     = { throttles = merge(local.function, { metric = "Throttles", statistic = "Sum" }) }
      period      = 300, periods = 1, of_them = 1, if_missing = "notBreaching"
    }
    function-errors = {
      description = "Invocations ended with an exception or by the time limit."
      limit       = 0
      expression  = null
      metrics     = { errors = merge(local.function, { metric = "Errors", statistic = "Sum" }) }
      period      = 300, periods = 3, of_them = 2, if_missing = "notBreaching"
    }
    rejection-ratio = {
      description = "Events are rejected more than usual: a tracker was changed, or somebody tries things."
      limit       = var.thresholds.rejected_percent
      expression  = "IF(FILL(accepted, 0) + FILL(rejected, 0) > 100, 100 * FILL(rejected, 0) / (FILL(accepted, 0) + FILL(rejected, 0)), 0)"
      metrics = {
        accepted = merge(local.events, { metric = "Accepted", statistic = "Sum" })
        rejected = merge(local.events, { metric = "Rejected", statistic = "Sum" })
      }
      period = 900, periods = 1, of_them = 1, if_missing = "notBreaching"
    }
    # A quiet site has no files either, so silence alone is no alarm; and what came just now is not in the lake yet. In
    # two half-hours, each with events, there is a commit, because the sink waits ten minutes at most.
    no-file = {
      description = "Events were accepted, but for an hour the sink has committed nothing."
      limit       = 0
      expression  = "IF(FILL(accepted, 0) > 0 AND FILL(committed, 0) == 0, 1, 0)"
      metrics = {
        accepted = merge(local.events, { metric = "Accepted", statistic = "Sum" })
        committed = var.kafka == "msk" ? {
          namespace  = "AWS/KafkaConnect"
          dimensions = { ConnectorName = var.connector_names[0] }
          metric     = "SinkRecordSendRate"
          statistic  = "Sum"
        } : merge(local.host, { metric = "RecordsCommitted", statistic = "Sum" })
      }
      period = 1800, periods = 2, of_them = 2, if_missing = "notBreaching"
    }
  }

  of_hosts = merge(
    {
      consumer-lag = {
        description = "The sink lies behind: records wait in Kafka."
        limit       = var.thresholds.lag_records
        expression  = null
        metrics     = { lag = merge(local.host, { metric = "ConsumerLag", statistic = "Maximum" }) }
        period      = 300, periods = 3, of_them = 3, if_missing = "breaching"
      }
      tasks-failed = {
        description = "A connector or one of its tasks does not run."
        limit       = 0
        expression  = null
        metrics     = { tasks = merge(local.host, { metric = "FailedTasks", statistic = "Maximum" }) }
        period      = 300, periods = 2, of_them = 2, if_missing = "breaching"
      }
    },
    {
      for id in var.node_ids : "disk-${id}" => {
        description = "The data volume of host ${id} fills up."
        limit       = var.thresholds.disk_percent
        expression  = null
        metrics = {
          disk = {
            namespace  = local.host.namespace
            dimensions = { Deployment = var.name, Node = id }
            metric     = "DiskUsedPercent"
            statistic  = "Maximum"
          }
        }
        period = 300, periods = 3, of_them = 3, if_missing = "breaching"
      }
    },
  )

  of_msk = merge(
    {
      for connector in var.connector_names : "consumer-lag-${connector}" => {
        description = "The sink ${connector} lies behind: records wait in Kafka."
        limit       = var.thresholds.lag_records
        expression  = null
        metrics = {
          lag = {
            namespace  = "AWS/Kafka"
            dimensions = { "Cluster Name" = var.name, "Consumer Group" = "connect-${connector}", Topic = var.connector_topics[connector] }
            metric     = "SumOffsetLag"
            statistic  = "Maximum"
          }
        }
        period = 300, periods = 3, of_them = 3, if_missing = "breaching"
      }
    },
    {
      for connector in var.connector_names : "tasks-failed-${connector}" => {
        description = "A task of the connector ${connector} does not run."
        limit       = 0
        expression  = null
        metrics = {
          tasks = {
            namespace  = "AWS/KafkaConnect"
            dimensions = { ConnectorName = connector }
            metric     = "ErroredTaskCount"
            statistic  = "Maximum"
          }
        }
        period = 300, periods = 2, of_them = 2, if_missing = "breaching"
      }
    },
    {
      for number in range(1, var.brokers + 1) : "disk-${number}" => {
        description = "The disk of broker ${number} fills up."
        limit       = var.thresholds.disk_percent
        expression  = null
        metrics = {
          disk = {
            namespace  = "AWS/Kafka"
            dimensions = { "Cluster Name" = var.name, "Broker ID" = tostring(number) }
            metric     = "KafkaDataLogsDiskUsed"
            statistic  = "Maximum"
          }
        }
        period = 300, periods = 3, of_them = 3, if_missing = "breaching"
      }
    },
  )

  alarms = merge(
    { for name, alarm in local.of_function : name => alarm if var.function_deployed },
    { for name, alarm in local.of_hosts : name => alarm if var.kafka != "msk" && length(var.node_ids) > 0 },
    { for name, alarm in local.of_msk : name => alarm if var.kafka == "msk" && length(var.node_ids) > 0 },
  )
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each = local.alarms

  alarm_name          = "${var.name}-${each.key}"
  alarm_description   = "${each.value.description} docs/operations.md#${replace(each.key, "/^(disk|consumer-lag|tasks-failed)-.*/", "$1")}"
  comparison_operator = "GreaterThanThreshold"
  threshold           = each.value.limit
  evaluation_periods  = each.value.periods
  datapoints_to_alarm = each.value.of_them
  treat_missing_data  = each.value.if_missing
  alarm_actions       = local.actions
  ok_actions          = local.actions
  tags                = var.tags

  dynamic "metric_query" {
    for_each = each.value.metrics

    content {
      id          = metric_query.key
      return_data = each.value.expression == null

      metric {
        namespace   = metric_query.value.namespace
        metric_name = metric_query.value.metric
        dimensions  = metric_query.value.dimensions
        stat        = metric_query.value.statistic
        period      = each.value.period
      }
    }
  }

  dynamic "metric_query" {
    for_each = each.value.expression[*]

    content {
      id          = "judged"
      label       = each.key
      expression  = metric_query.value
      return_data = true
    }
  }
}
