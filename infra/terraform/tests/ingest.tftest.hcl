# The function and its API: by digest, bounded, with its own rights, for the allowed origins.

mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  name                    = "clicklake"
  partition               = "aws"
  account_id              = "123456789012"
  region                  = "eu-central-1"
  package                 = "image"
  digest                  = "sha256:0000000000000000000000000000000000000000000000000000000000000000"
  distribution_bucket     = "clicklake-distribution"
  memory_mib              = 1024
  timeout_seconds         = 10
  reserved_concurrency    = 20
  provisioned_concurrency = 0
  snap_start              = false
  subnet_ids              = ["subnet-a", "subnet-b"]
  security_group_id       = "sg-function"
  kafka                   = "host"
  bootstrap_servers       = "host-1.clicklake.internal:9094"
  topic                   = "clickstream"
  rejected_topic          = "clickstream.rejected"
  registry_url            = "https://host-1.clicklake.internal:8081/apis/ccompat/v7"
  parameter_prefix        = "/clicklake/clicklake"
  parameter_arn           = "arn:aws:ssm:eu-central-1:123456789012:parameter/clicklake/clicklake"
  metric_namespace        = "Clicklake"
  allowed_origins         = ["https://blog.example.org", "https://shop.example.org"]
  throttle                = { requests_per_second = 100, burst = 200 }
  log_retention_days      = 14
}

run "an_image" {
  module {
    source = "./modules/ingest"
  }

  assert {
    condition     = aws_ecr_repository.ingest.image_tag_mutability == "IMMUTABLE" && aws_ecr_repository.ingest.image_scanning_configuration[0].scan_on_push && aws_ecr_repository.ingest.encryption_configuration[0].encryption_type == "AES256"
    error_message = "Tags can be moved, or images are not scanned or encrypted."
  }

  assert {
    condition     = jsonencode(jsondecode(aws_ecr_lifecycle_policy.ingest.policy).rules[0].selection) == jsonencode({ countNumber = 3, countType = "imageCountMoreThan", tagStatus = "any" }) && jsondecode(aws_ecr_lifecycle_policy.ingest.policy).rules[0].action.type == "expire"
    error_message = "Other images than the three newest are kept."
  }

  assert {
    condition = (
      jsondecode(aws_ecr_repository_policy.ingest.policy).Statement[0].Principal == { Service = "lambda.amazonaws.com" }
      && jsondecode(aws_ecr_repository_policy.ingest.policy).Statement[0].Condition.StringLike["aws:sourceArn"] == "arn:aws:lambda:eu-central-1:123456789012:function:clicklake-ingest"
      && toset(jsondecode(aws_ecr_repository_policy.ingest.policy).Statement[0].Action) == toset(["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"])
    )
    error_message = "Others than the function pull the image: ${aws_ecr_repository_policy.ingest.policy}"
  }

  assert {
    condition     = aws_lambda_function.ingest[0].image_uri == "${aws_ecr_repository.ingest.repository_url}@sha256:0000000000000000000000000000000000000000000000000000000000000000" && aws_lambda_function.ingest[0].package_type == "Image"
    error_message = "The function is not an image by digest but ${aws_lambda_function.ingest[0].image_uri}."
  }

  assert {
    condition = (
      aws_lambda_function.ingest[0].architectures == tolist(["arm64"]) && aws_lambda_function.ingest[0].timeout == 10 && aws_lambda_function.ingest[0].memory_size == 1024
      && aws_lambda_function.ingest[0].reserved_concurrent_executions == 20 && aws_lambda_function.ingest[0].publish
    )
    error_message = "The function is of another architecture, time limit, memory or concurrency."
  }

  assert {
    condition     = aws_lambda_function.ingest[0].vpc_config[0].subnet_ids == toset(["subnet-a", "subnet-b"]) && aws_lambda_function.ingest[0].vpc_config[0].security_group_ids == toset(["sg-function"])
    error_message = "The function is not in the private subnets."
  }

  assert {
    condition = aws_lambda_function.ingest[0].environment[0].variables == tomap({
      BOOTSTRAP_SERVERS          = "host-1.clicklake.internal:9094"
      KAFKA_TOPIC                = "clickstream"
      KAFKA_REJECTED_TOPIC       = "clickstream.rejected"
      SCHEMA_REGISTRY_URL        = "https://host-1.clicklake.internal:8081/apis/ccompat/v7"
      KAFKA_SECURITY_PROTOCOL    = "SASL_SSL"
      KAFKA_SASL_MECHANISM       = "SCRAM-SHA-512"
      CLICKLAKE_PARAMETER_PREFIX = "/clicklake/clicklake"
      INGEST_ALLOWED_ORIGINS     = "https://blog.example.org,https://shop.example.org"
      INGEST_METRICS_NAMESPACE   = "Clicklake"
    })
    error_message = "The function's variables are ${jsonencode(aws_lambda_function.ingest[0].environment[0].variables)}."
  }

  assert {
    condition     = length(aws_lambda_function.ingest[0].snap_start) == 0
    error_message = "An image cannot start from a snapshot."
  }

  assert {
    condition     = aws_lambda_alias.live[0].name == "live" && aws_apigatewayv2_integration.ingest[0].integration_uri == aws_lambda_alias.live[0].invoke_arn
    error_message = "The API calls something else than the alias."
  }

  assert {
    condition     = alltrue([for permission in aws_lambda_permission.api : permission.qualifier == "live" && permission.principal == "apigateway.amazonaws.com" && can(regex("/\\*/(POST/ingest|GET/i\\.gif|(GET|HEAD)/health)$", permission.source_arn))])
    error_message = "Others than the API's routes call the function."
  }

  assert {
    condition     = toset([for route in aws_apigatewayv2_route.ingest : route.route_key]) == toset(["POST /ingest", "GET /i.gif", "GET /health", "HEAD /health"])
    error_message = "The API has other routes."
  }

  assert {
    condition = (
      aws_apigatewayv2_api.ingest[0].cors_configuration[0].allow_origins == toset(["https://blog.example.org", "https://shop.example.org"])
      && aws_apigatewayv2_api.ingest[0].cors_configuration[0].expose_headers == toset(["retry-after"])
      && !aws_apigatewayv2_api.ingest[0].cors_configuration[0].allow_credentials
    )
    error_message = "Other origins are allowed, or scripts cannot read retry-after."
  }

  assert {
    condition     = aws_apigatewayv2_stage.default[0].default_route_settings[0].throttling_rate_limit == 100 && aws_apigatewayv2_stage.default[0].default_route_settings[0].throttling_burst_limit == 200
    error_message = "The API lets through more than was said."
  }

  assert {
    condition     = aws_apigatewayv2_stage.default[0].access_log_settings[0].destination_arn == aws_cloudwatch_log_group.access.arn && !can(regex("sourceIp|userAgent|authorizer|principalId", aws_apigatewayv2_stage.default[0].access_log_settings[0].format))
    error_message = "There is no access log, or it has what tells visitors apart: ${aws_apigatewayv2_stage.default[0].access_log_settings[0].format}"
  }

  assert {
    condition     = aws_cloudwatch_log_group.function.retention_in_days == 14 && aws_cloudwatch_log_group.access.retention_in_days == 14 && aws_lambda_function.ingest[0].logging_config[0].log_group == aws_cloudwatch_log_group.function.name
    error_message = "A log is kept for ever, or elsewhere."
  }

  assert {
    condition     = aws_apigatewayv2_integration.ingest[0].timeout_milliseconds > aws_lambda_function.ingest[0].timeout * 1000
    error_message = "The API gives up before the function."
  }

  assert {
    condition     = one([for statement in jsondecode(output.policies["role/ingest"]).Statement : statement.Resource if statement.Sid == "ReadItsSecrets"]) == ["${var.parameter_arn}/registry/reader", "${var.parameter_arn}/kafka/ca", "${var.parameter_arn}/kafka/producer"]
    error_message = "The function reads other secrets than its own: ${output.policies["role/ingest"]}"
  }

  assert {
    condition     = toset(flatten([for statement in jsondecode(output.policies["role/ingest"]).Statement : statement.Action if statement.Effect == "Allow"])) == toset(["ec2:AssignPrivateIpAddresses", "ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface", "ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets", "ec2:UnassignPrivateIpAddresses", "logs:CreateLogStream", "logs:PutLogEvents", "ssm:GetParameters"])
    error_message = "The function's rights have changed: ${output.policies["role/ingest"]}"
  }

  # What the service does with the role to put the function into the VPC, its code must not do.
  assert {
    condition = alltrue([
      for action in flatten([for statement in jsondecode(output.policies["role/ingest"]).Statement : statement.Action if statement.Effect == "Allow"]) :
      contains(one([for statement in jsondecode(output.policies["role/ingest"]).Statement : statement.Action if statement.Effect == "Deny"]), action) if startswith(action, "ec2:")
    ])
    error_message = "The function's code may do what only the service should: ${output.policies["role/ingest"]}"
  }

  assert {
    condition     = output.url == "https://api.execute-api.eu-central-1.amazonaws.com/ingest"
    error_message = "Trackers would post to ${coalesce(output.url, "nowhere")}."
  }
}

run "before_it_is_pushed" {
  module {
    source = "./modules/ingest"
  }

  variables {
    digest = null
  }

  assert {
    condition     = length(aws_lambda_function.ingest) + length(aws_apigatewayv2_api.ingest) + length(aws_lambda_permission.api) == 0 && output.url == null
    error_message = "There is an API without a function."
  }

  assert {
    condition     = aws_ecr_repository.ingest.name == "clicklake-ingest"
    error_message = "There is nowhere to push to."
  }
}

run "a_zip_from_a_snapshot" {
  module {
    source = "./modules/ingest"
  }

  variables {
    package    = "zip"
    snap_start = true
  }

  assert {
    condition     = aws_lambda_function.ingest[0].snap_start[0].apply_on == "PublishedVersions" && aws_lambda_function.ingest[0].package_type == "Zip" && aws_lambda_function.ingest[0].runtime == "java21" && aws_lambda_function.ingest[0].image_uri == null
    error_message = "Not a zip that starts from a snapshot."
  }

  assert {
    condition     = aws_lambda_function.ingest[0].s3_bucket == "clicklake-distribution" && aws_lambda_function.ingest[0].s3_key == "functions/0000000000000000000000000000000000000000000000000000000000000000.zip"
    error_message = "The zip is not named by its digest."
  }
}

run "kept_warm" {
  module {
    source = "./modules/ingest"
  }

  variables {
    provisioned_concurrency = 2
  }

  assert {
    condition     = aws_lambda_provisioned_concurrency_config.live[0].provisioned_concurrent_executions == 2 && aws_lambda_provisioned_concurrency_config.live[0].qualifier == "live"
    error_message = "The alias is not kept warm."
  }
}

run "under_its_own_name" {
  module {
    source = "./modules/ingest"
  }

  override_resource {
    target = aws_apigatewayv2_domain_name.own
    values = { domain_name_configuration = { certificate_arn = "arn:aws:acm:eu-central-1:123456789012:certificate/1", endpoint_type = "REGIONAL", security_policy = "TLS_1_2", target_domain_name = "d.execute-api.amazonaws.com", hosted_zone_id = "Z1" } }
  }

  variables {
    domain = { name = "events.example.org", certificate_arn = "arn:aws:acm:eu-central-1:123456789012:certificate/1", hosted_zone_id = "Z0" }
  }

  assert {
    condition     = aws_apigatewayv2_domain_name.own[0].domain_name_configuration[0].security_policy == "TLS_1_2" && aws_apigatewayv2_api.ingest[0].disable_execute_api_endpoint && output.url == "https://events.example.org/ingest"
    error_message = "The name takes old TLS, or the API has a second one."
  }

  assert {
    condition     = aws_route53_record.own[0].zone_id == "Z0" && aws_route53_record.own[0].name == "events.example.org"
    error_message = "The name's record is missing."
  }
}

run "with_msk_and_variables" {
  module {
    source = "./modules/ingest"
  }

  variables {
    kafka            = "msk"
    kafka_statements = [{ Sid = "WriteEvents", Effect = "Allow", Action = ["kafka-cluster:WriteData"], Resource = "arn:aws:kafka:eu-central-1:123456789012:topic/clicklake/*/clickstream" }]
    schema_pins      = "clickstream-value 2 7"
    environment      = { INGEST_EXAMPLE = "1" }
    kms_key_arn      = "arn:aws:kms:eu-central-1:123456789012:key/1"
  }

  assert {
    condition     = aws_lambda_function.ingest[0].environment[0].variables["KAFKA_SASL_MECHANISM"] == "AWS_MSK_IAM" && !strcontains(output.policies["role/ingest"], "kafka/producer")
    error_message = "With IAM there is still a password."
  }

  assert {
    condition     = aws_lambda_function.ingest[0].environment[0].variables["KAFKA_SCHEMA_PINS"] == "clickstream-value 2 7" && aws_lambda_function.ingest[0].environment[0].variables["INGEST_EXAMPLE"] == "1"
    error_message = "Pins or variables do not reach the function."
  }

  assert {
    condition     = strcontains(output.policies["role/ingest"], "kafka-cluster:WriteData") && strcontains(output.policies["role/ingest"], "ssm.eu-central-1.amazonaws.com") && aws_ecr_repository.ingest.encryption_configuration[0].encryption_type == "KMS"
    error_message = "The function may not write, or not decrypt."
  }
}
