# The HTTP API in front of the function.

locals {
  routes = {
    ingest      = { method = "POST", path = "/ingest" }
    pixel       = { method = "GET", path = "/i.gif" }
    health      = { method = "GET", path = "/health" }
    health-head = { method = "HEAD", path = "/health" }
  }

  # Neither address nor user agent: what the lake does not store of a visitor, the log does not either.
  access_log = {
    time           = "$context.requestTime"
    request_id     = "$context.requestId"
    route          = "$context.routeKey"
    status         = "$context.status"
    response_bytes = "$context.responseLength"
    latency_ms     = "$context.responseLatency"
    function_ms    = "$context.integrationLatency"
    error          = "$context.error.message"
    function_error = "$context.integrationErrorMessage"
  }
}

resource "aws_apigatewayv2_api" "ingest" {
  count = local.count

  name                         = local.function_name
  description                  = "Takes events of ${var.name}."
  protocol_type                = "HTTP"
  disable_execute_api_endpoint = var.domain != null
  tags                         = var.tags

  # The gateway answers preflight requests itself. The tracker needs none; gzip and JSON from elsewhere do.
  cors_configuration {
    allow_origins     = var.allowed_origins
    allow_methods     = ["POST"]
    allow_headers     = ["content-encoding", "content-type"]
    expose_headers    = ["retry-after"]
    allow_credentials = false
    max_age           = 86400
  }
}

resource "aws_apigatewayv2_integration" "ingest" {
  count = local.count

  api_id                 = aws_apigatewayv2_api.ingest[0].id
  integration_type       = "AWS_PROXY"
  integration_uri        = aws_lambda_alias.live[0].invoke_arn
  payload_format_version = "2.0"
  # Longer than the function's own, so that its 503 with retry-after is what a client sees.
  timeout_milliseconds = min(30000, (var.timeout_seconds + 1) * 1000)
}

resource "aws_apigatewayv2_route" "ingest" {
  for_each = local.count == 1 ? local.routes : {}

  api_id    = aws_apigatewayv2_api.ingest[0].id
  route_key = "${each.value.method} ${each.value.path}"
  target    = "integrations/${aws_apigatewayv2_integration.ingest[0].id}"
}

resource "aws_cloudwatch_log_group" "access" {
  name              = "/clicklake/${var.name}/access"
  retention_in_days = var.log_retention_days
  tags              = var.tags
}

resource "aws_apigatewayv2_stage" "default" {
  count = local.count

  api_id      = aws_apigatewayv2_api.ingest[0].id
  name        = "$default"
  auto_deploy = true
  tags        = var.tags

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.access.arn
    format          = jsonencode(local.access_log)
  }

  default_route_settings {
    throttling_rate_limit    = var.throttle.requests_per_second
    throttling_burst_limit   = var.throttle.burst
    detailed_metrics_enabled = false
  }
}

resource "aws_apigatewayv2_domain_name" "own" {
  count = var.domain == null ? 0 : local.count

  domain_name = var.domain.name
  tags        = var.tags

  domain_name_configuration {
    certificate_arn = var.domain.certificate_arn
    endpoint_type   = "REGIONAL"
    security_policy = "TLS_1_2"
  }
}

resource "aws_apigatewayv2_api_mapping" "own" {
  count = var.domain == null ? 0 : local.count

  api_id      = aws_apigatewayv2_api.ingest[0].id
  domain_name = aws_apigatewayv2_domain_name.own[0].domain_name
  stage       = aws_apigatewayv2_stage.default[0].id
}

resource "aws_route53_record" "own" {
  count = try(var.domain.hosted_zone_id, null) == null ? 0 : local.count

  zone_id = var.domain.hosted_zone_id
  name    = var.domain.name
  type    = "A"

  alias {
    name                   = aws_apigatewayv2_domain_name.own[0].domain_name_configuration[0].target_domain_name
    zone_id                = aws_apigatewayv2_domain_name.own[0].domain_name_configuration[0].hosted_zone_id
    evaluate_target_health = false
  }
}
