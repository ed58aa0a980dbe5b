# The whole deployment in each topology: what every policy has to be, whoever added it, and what reaches whom.

mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  allowed_origins            = ["https://blog.example.org"]
  host_release               = { version = "0.1.0", sha256 = "0000000000000000000000000000000000000000000000000000000000000000" }
  function_digest            = "sha256:0000000000000000000000000000000000000000000000000000000000000000"
  kms_key_arn                = "arn:aws:kms:eu-central-1:123456789012:key/1"
  break_glass_principal_arns = ["arn:aws:iam::123456789012:role/repair"]
  flow_log_retention_days    = 30
}

run "host" {
  variables {
    kafka = "host"
  }

  assert {
    condition     = keys(output.iam_policies) == ["bucket/distribution", "bucket/raw", "bucket/results", "endpoint/s3", "policy/analyst", "repository/ingest", "role/flow-logs", "role/host", "role/ingest", "topic/alarms"]
    error_message = "Policies are ${jsonencode(keys(output.iam_policies))}; name a new one here, so that it is judged."
  }

  # Denying everything is fine; allowing everything of a service is not.
  assert {
    condition = alltrue(flatten([
      for policy in values(output.iam_policies) : [
        for statement in jsondecode(policy).Statement : [for action in flatten([statement.Action]) : !strcontains(action, "*")] if statement.Effect == "Allow"
      ]
    ]))
    error_message = "A policy allows actions by wildcard: ${jsonencode(output.iam_policies)}"
  }

  # These actions know no resources, or the resource is held to the account.
  assert {
    condition = toset(flatten([
      for name, policy in output.iam_policies : [
        for statement in jsondecode(policy).Statement : "${name} ${statement.Sid}" if statement.Effect == "Allow" && contains(flatten([try(statement.Resource, "none")]), "*")
      ]
    ])) == toset(["endpoint/s3 BucketsOfThisAccount", "role/host TalkToSystemsManager", "role/ingest SeeNetworkInterfaces"])
    error_message = "A policy allows something on every resource: ${jsonencode(output.iam_policies)}"
  }

  assert {
    condition = alltrue(flatten([
      for name, policy in output.iam_policies : [
        for statement in jsondecode(policy).Statement : can(statement.Principal.Service) || startswith(name, "endpoint/") if statement.Effect == "Allow" && can(statement.Principal)
      ]
    ]))
    error_message = "A policy of a resource allows somebody who is no AWS service: ${jsonencode(output.iam_policies)}"
  }

  assert {
    condition = alltrue(flatten([
      for policy in values(output.iam_policies) : [
        for statement in jsondecode(policy).Statement : !can(statement.NotPrincipal) && !can(statement.NotAction) && !can(statement.NotResource) && length(statement.Sid) > 0
      ]
    ]))
    error_message = "A policy says what it does not mean, or a statement has no name: ${jsonencode(output.iam_policies)}"
  }

  assert {
    condition = alltrue(flatten([
      for policy in values(output.iam_policies) : [
        for statement in jsondecode(policy).Statement : can(statement.Condition.StringEquals["kms:ViaService"]) if statement.Effect == "Allow" && strcontains(jsonencode(statement.Action), "kms:")
      ]
    ]))
    error_message = "A role may use the key by itself: ${jsonencode(output.iam_policies)}"
  }

  # Of all roles, one writes to the lake: the one that its bucket's policy lets through.
  assert {
    condition = [
      for name, policy in output.iam_policies : name
      if anytrue([for statement in jsondecode(policy).Statement : statement.Effect == "Allow" && strcontains(jsonencode(statement.Action), "s3:PutObject") && strcontains(jsonencode(try(statement.Resource, "")), "${output.raw_bucket}")])
    ] == ["role/host"]
    error_message = "Others than Connect may write to the lake: ${jsonencode(output.iam_policies)}"
  }

  assert {
    condition     = one([for statement in jsondecode(output.iam_policies["bucket/raw"]).Statement : statement.Condition.ArnNotLike["aws:PrincipalArn"] if statement.Sid == "DenyWritesButTheSinks"]) == ["arn:aws:iam::123456789012:role/clicklake-eu-central-1-host", "arn:aws:iam::123456789012:role/repair"]
    error_message = "The lake lets through others than Connect and who repairs: ${output.iam_policies["bucket/raw"]}"
  }

  assert {
    condition     = !anytrue([for flow in output.flows : contains([22, 9092], flow.port)])
    error_message = "SSH or plain Kafka is open: ${jsonencode(output.flows)}"
  }

  assert {
    condition     = output.ingest_url == "https://api.execute-api.eu-central-1.amazonaws.com/ingest" && output.raw_bucket == "clicklake-123456789012-eu-central-1-raw" && length(output.alarm_names) >= 9
    error_message = "An output is missing."
  }
}

run "cluster" {
  variables {
    kafka = "cluster"
  }

  assert {
    condition     = keys(output.iam_policies) == ["bucket/distribution", "bucket/raw", "bucket/results", "endpoint/s3", "policy/analyst", "repository/ingest", "role/flow-logs", "role/host", "role/ingest", "topic/alarms"]
    error_message = "Policies are ${jsonencode(keys(output.iam_policies))}; name a new one here, so that it is judged."
  }

  # Denying everything is fine; allowing everything of a service is not.
  assert {
    condition = alltrue(flatten([
      for policy in values(output.iam_policies) : [
        for statement in jsondecode(policy).Statement : [for action in flatten([statement.Action]) : !strcontains(action, "*")] if statement.Effect == "Allow"
      ]
    ]))
    error_message = "A policy allows actions by wildcard: ${jsonencode(output.iam_policies)}"
  }

  # These actions know no resources, or the resource is held to the account.
  assert {
    condition = toset(flatten([
      for name, policy in output.iam_policies : [
        for statement in jsondecode(policy).Statement : "${name} ${statement.Sid}" if statement.Effect == "Allow" && contains(flatten([try(statement.Resource, "none")]), "*")
      ]
    ])) == toset(["endpoint/s3 BucketsOfThisAccount", "role/host TalkToSystemsManager", "role/ingest SeeNetworkInterfaces"])
    error_message = "A policy allows something on every resource: ${jsonencode(output.iam_policies)}"
  }

  assert {
    condition = alltrue(flatten([
      for name, policy in output.iam_policies : [
        for statement in jsondecode(policy).Statement : can(statement.Principal.Service) || startswith(name, "endpoint/") if statement.Effect == "Allow" && can(statement.Principal)
      ]
    ]))
    error_message = "A policy of a resource allows somebody who is no AWS service: ${jsonencode(output.iam_policies)}"
  }

  assert {
    condition = alltrue(flatten([
      for policy in values(output.iam_policies) : [
        for statement in jsondecode(policy).Statement : !can(statement.NotPrincipal) && !can(statement.NotAction) && !can(statement.NotResource) && length(statement.Sid) > 0
      ]
    ]))
    error_message = "A policy says what it does not mean, or a statement has no name: ${jsonencode(output.iam_policies)}"
  }

  assert {
    condition = alltrue(flatten([
      for policy in values(output.iam_policies) : [
        for statement in jsondecode(policy).Statement : can(statement.Condition.StringEquals["kms:ViaService"]) if statement.Effect == "Allow" && strcontains(jsonencode(statement.Action), "kms:")
      ]
    ]))
    error_message = "A role may use the key by itself: ${jsonencode(output.iam_policies)}"
  }

  # Of all roles, one writes to the lake: the one that its bucket's policy lets through.
  assert {
    condition = [
      for name, policy in output.iam_policies : name
      if anytrue([for statement in jsondecode(policy).Statement : statement.Effect == "Allow" && strcontains(jsonencode(statement.Action), "s3:PutObject") && strcontains(jsonencode(try(statement.Resource, "")), "${output.raw_bucket}")])
    ] == ["role/host"]
    error_message = "Others than Connect may write to the lake: ${jsonencode(output.iam_policies)}"
  }

  assert {
    condition     = one([for statement in jsondecode(output.iam_policies["bucket/raw"]).Statement : statement.Condition.ArnNotLike["aws:PrincipalArn"] if statement.Sid == "DenyWritesButTheSinks"]) == ["arn:aws:iam::123456789012:role/clicklake-eu-central-1-host", "arn:aws:iam::123456789012:role/repair"]
    error_message = "The lake lets through others than Connect and who repairs: ${output.iam_policies["bucket/raw"]}"
  }

  assert {
    condition     = !anytrue([for flow in output.flows : contains([22, 9092], flow.port)])
    error_message = "SSH or plain Kafka is open: ${jsonencode(output.flows)}"
  }

  assert {
    condition     = output.ingest_url == "https://api.execute-api.eu-central-1.amazonaws.com/ingest" && output.raw_bucket == "clicklake-123456789012-eu-central-1-raw" && length(output.alarm_names) >= 9
    error_message = "An output is missing."
  }
}

run "msk" {
  variables {
    kafka = "msk"
  }

  assert {
    condition     = keys(output.iam_policies) == ["bucket/distribution", "bucket/raw", "bucket/results", "endpoint/s3", "policy/analyst", "repository/ingest", "role/connect", "role/flow-logs", "role/host", "role/ingest", "topic/alarms"]
    error_message = "Policies are ${jsonencode(keys(output.iam_policies))}; name a new one here, so that it is judged."
  }

  # Denying everything is fine; allowing everything of a service is not.
  assert {
    condition = alltrue(flatten([
      for policy in values(output.iam_policies) : [
        for statement in jsondecode(policy).Statement : [for action in flatten([statement.Action]) : !strcontains(action, "*")] if statement.Effect == "Allow"
      ]
    ]))
    error_message = "A policy allows actions by wildcard: ${jsonencode(output.iam_policies)}"
  }

  # These actions know no resources, or the resource is held to the account.
  assert {
    condition = toset(flatten([
      for name, policy in output.iam_policies : [
        for statement in jsondecode(policy).Statement : "${name} ${statement.Sid}" if statement.Effect == "Allow" && contains(flatten([try(statement.Resource, "none")]), "*")
      ]
    ])) == toset(["endpoint/s3 BucketsOfThisAccount", "role/host TalkToSystemsManager", "role/ingest SeeNetworkInterfaces"])
    error_message = "A policy allows something on every resource: ${jsonencode(output.iam_policies)}"
  }

  assert {
    condition = alltrue(flatten([
      for name, policy in output.iam_policies : [
        for statement in jsondecode(policy).Statement : can(statement.Principal.Service) || startswith(name, "endpoint/") if statement.Effect == "Allow" && can(statement.Principal)
      ]
    ]))
    error_message = "A policy of a resource allows somebody who is no AWS service: ${jsonencode(output.iam_policies)}"
  }

  assert {
    condition = alltrue(flatten([
      for policy in values(output.iam_policies) : [
        for statement in jsondecode(policy).Statement : !can(statement.NotPrincipal) && !can(statement.NotAction) && !can(statement.NotResource) && length(statement.Sid) > 0
      ]
    ]))
    error_message = "A policy says what it does not mean, or a statement has no name: ${jsonencode(output.iam_policies)}"
  }

  assert {
    condition = alltrue(flatten([
      for policy in values(output.iam_policies) : [
        for statement in jsondecode(policy).Statement : can(statement.Condition.StringEquals["kms:ViaService"]) if statement.Effect == "Allow" && strcontains(jsonencode(statement.Action), "kms:")
      ]
    ]))
    error_message = "A role may use the key by itself: ${jsonencode(output.iam_policies)}"
  }

  # Of all roles, one writes to the lake: the one that its bucket's policy lets through.
  assert {
    condition = [
      for name, policy in output.iam_policies : name
      if anytrue([for statement in jsondecode(policy).Statement : statement.Effect == "Allow" && strcontains(jsonencode(statement.Action), "s3:PutObject") && strcontains(jsonencode(try(statement.Resource, "")), "${output.raw_bucket}")])
    ] == ["role/connect"]
    error_message = "Others than Connect may write to the lake: ${jsonencode(output.iam_policies)}"
  }

  assert {
    condition     = one([for statement in jsondecode(output.iam_policies["bucket/raw"]).Statement : statement.Condition.ArnNotLike["aws:PrincipalArn"] if statement.Sid == "DenyWritesButTheSinks"]) == ["arn:aws:iam::123456789012:role/clicklake-eu-central-1-connect", "arn:aws:iam::123456789012:role/repair"]
    error_message = "The lake lets through others than Connect and who repairs: ${output.iam_policies["bucket/raw"]}"
  }

  assert {
    condition     = !anytrue([for flow in output.flows : contains([22, 9092], flow.port)])
    error_message = "SSH or plain Kafka is open: ${jsonencode(output.flows)}"
  }

  assert {
    condition     = output.ingest_url == "https://api.execute-api.eu-central-1.amazonaws.com/ingest" && output.raw_bucket == "clicklake-123456789012-eu-central-1-raw" && length(output.alarm_names) >= 9
    error_message = "An output is missing."
  }
}

run "before_anything_is_released" {
  variables {
    host_release    = null
    function_digest = null
  }

  assert {
    condition     = output.ingest_url == null && length(output.instance_ids) == 0 && length(output.alarm_names) == 0
    error_message = "Something runs that nobody released."
  }

  assert {
    condition     = output.repository_url != null && output.distribution_bucket != null && output.workgroup == "clicklake"
    error_message = "A release has nowhere to go."
  }
}
