# One page from the browser's request to the file in the lake, left to right and top to bottom.

locals {
  widgets_of = {
    msk = [
      {
        title   = "Records waiting in Kafka", stat = "Maximum"
        metrics = [for connector in var.connector_names : ["AWS/Kafka", "SumOffsetLag", "Cluster Name", var.name, "Consumer Group", "connect-${connector}", "Topic", var.connector_topics[connector], { label = connector }]]
      },
      {
        title   = "Records per second into the lake", stat = "Average"
        metrics = [for connector in var.connector_names : ["AWS/KafkaConnect", "SinkRecordSendRate", "ConnectorName", connector, { label = connector }]]
      },
      {
        title   = "Disks of the brokers, %", stat = "Maximum"
        metrics = [for number in range(1, var.brokers + 1) : ["AWS/Kafka", "KafkaDataLogsDiskUsed", "Cluster Name", var.name, "Broker ID", tostring(number), { label = tostring(number) }]]
      },
    ]
    hosts = [
      {
        title   = "Records waiting in Kafka", stat = "Maximum"
        metrics = [[local.host.namespace, "ConsumerLag", "Deployment", var.name, { label = "waiting" }]]
      },
      {
        title = "Records into the lake; tasks that do not run", stat = "Sum"
        metrics = [
          [local.host.namespace, "RecordsCommitted", "Deployment", var.name, { label = "records" }],
          [local.host.namespace, "FailedTasks", "Deployment", var.name, { label = "tasks down", stat = "Maximum" }],
        ]
      },
      {
        title = "Disks and memory of the hosts, %", stat = "Maximum"
        metrics = concat(
          [for id in var.node_ids : [local.host.namespace, "DiskUsedPercent", "Deployment", var.name, "Node", id, { label = "disk ${id}" }]],
          [for id in var.node_ids : [local.host.namespace, "MemoryUsedPercent", "Deployment", var.name, "Node", id, { label = "memory ${id}" }]],
        )
      },
    ]
  }

  widgets = concat(
    [
      {
        title = "Requests by status", stat = "Sum"
        metrics = [
          ["AWS/ApiGateway", "Count", "ApiId", coalesce(var.api_id, "-"), { label = "all" }],
          ["AWS/ApiGateway", "4xx", "ApiId", coalesce(var.api_id, "-"), { label = "4xx" }],
          ["AWS/ApiGateway", "5xx", "ApiId", coalesce(var.api_id, "-"), { label = "5xx" }],
        ]
      },
      {
        title = "Latency of the endpoint, ms", stat = "p99"
        metrics = [
          ["AWS/ApiGateway", "Latency", "ApiId", coalesce(var.api_id, "-"), { label = "p50", stat = "p50" }],
          ["AWS/ApiGateway", "Latency", "ApiId", coalesce(var.api_id, "-"), { label = "p99", stat = "p99" }],
        ]
      },
      {
        title = "Events", stat = "Sum"
        metrics = [
          [local.events.namespace, "Accepted", "FunctionName", var.function_name, { label = "accepted" }],
          [local.events.namespace, "Rejected", "FunctionName", var.function_name, { label = "rejected" }],
        ]
      },
      {
        title = "Function: at the same time, throttled, failed", stat = "Maximum"
        metrics = [
          ["AWS/Lambda", "ConcurrentExecutions", "FunctionName", var.function_name, { label = "at the same time" }],
          ["AWS/Lambda", "Throttles", "FunctionName", var.function_name, { label = "throttled", stat = "Sum" }],
          ["AWS/Lambda", "Errors", "FunctionName", var.function_name, { label = "failed", stat = "Sum" }],
        ]
      },
    ],
    local.widgets_of[var.kafka == "msk" ? "msk" : "hosts"],
    [
      {
        title   = "Bytes that queries read", stat = "Sum"
        metrics = [["AWS/Athena", "ProcessedBytes", "WorkGroup", var.workgroup, { label = "bytes" }]]
      },
    ],
  )

  dashboard = {
    widgets = [
      for index, widget in local.widgets : {
        type   = "metric"
        x      = index % 2 * 12
        y      = floor(index / 2) * 6
        width  = 12
        height = 6
        properties = {
          title   = widget.title
          region  = var.region
          view    = "timeSeries"
          stat    = widget.stat
          period  = 300
          metrics = widget.metrics
          yAxis   = { left = { min = 0 } }
        }
      } if length(widget.metrics) > 0
    ]
  }
}

resource "aws_cloudwatch_dashboard" "this" {
  count = var.dashboard ? 1 : 0

  dashboard_name = var.name
  dashboard_body = jsonencode(local.dashboard)
}
