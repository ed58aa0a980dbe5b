# The function that takes events, by digest, behind an alias that the API calls.

locals {
  function_name = "${var.name}-ingest"
  function_arn  = "arn:${var.partition}:lambda:${var.region}:${var.account_id}:function:${local.function_name}"
  log_group     = "/aws/lambda/${local.function_name}"
  alias         = "live"
  zip           = var.package == "zip"
  count         = var.digest == null ? 0 : 1
  sha256        = var.digest == null ? "" : trimprefix(var.digest, "sha256:")

  environment = merge(
    {
      BOOTSTRAP_SERVERS       = var.bootstrap_servers
      KAFKA_TOPIC             = var.topic
      KAFKA_REJECTED_TOPIC    = var.rejected_topic
      SCHEMA_REGISTRY_URL     = var.registry_url
      KAFKA_SECURITY_PROTOCOL = "SASL_SSL"
    },
    var.kafka == "msk" ? {
      KAFKA_SASL_MECHANISM                     = "AWS_MSK_IAM"
      KAFKA_SASL_JAAS_CONFIG                   = "software.amazon.msk.auth.iam.IAMLoginModule required;"
      KAFKA_SASL_CLIENT_CALLBACK_HANDLER_CLASS = "software.amazon.msk.auth.iam.IAMClientCallbackHandler"
      } : {
      KAFKA_SASL_MECHANISM = "SCRAM-SHA-512"
    },
    {
      CLICKLAKE_PARAMETER_PREFIX = var.parameter_prefix
      # A beacon asks for no permission, so that CORS does not keep it out: the function looks at the origin too.
      INGEST_ALLOWED_ORIGINS   = join(",", var.allowed_origins)
      INGEST_METRICS_NAMESPACE = var.metric_namespace
    },
    var.schema_pins == null ? {} : { KAFKA_SCHEMA_PINS = var.schema_pins },
    var.environment,
  )
}

resource "aws_ecr_repository" "ingest" {
  name                 = local.function_name
  image_tag_mutability = "IMMUTABLE"
  force_delete         = var.force_destroy
  tags                 = var.tags

  image_scanning_configuration {
    scan_on_push = true
  }

  encryption_configuration {
    encryption_type = var.kms_key_arn == null ? "AES256" : "KMS"
    kms_key         = var.kms_key_arn
  }
}

locals {
  image_lifecycle = {
    rules = [{
      rulePriority = 1
      description  = "Keep the three newest images"
      selection    = { tagStatus = "any", countType = "imageCountMoreThan", countNumber = 3 }
      action       = { type = "expire" }
    }]
  }

  # The service pulls the image, for this function alone.
  image_policy = {
    Version = "2012-10-17"
    Statement = [{
      Sid       = "PullForTheFunction"
      Effect    = "Allow"
      Principal = { Service = "lambda.amazonaws.com" }
      Action    = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
      Condition = { StringLike = { "aws:sourceArn" = local.function_arn } }
    }]
  }
}

resource "aws_ecr_lifecycle_policy" "ingest" {
  repository = aws_ecr_repository.ingest.name
  policy     = jsonencode(local.image_lifecycle)
}

resource "aws_ecr_repository_policy" "ingest" {
  repository = aws_ecr_repository.ingest.name
  policy     = jsonencode(local.image_policy)
}

resource "aws_cloudwatch_log_group" "function" {
  name              = local.log_group
  retention_in_days = var.log_retention_days
  tags              = var.tags
}

resource "aws_lambda_function" "ingest" {
  count = local.count

  function_name = local.function_name
  description   = "Takes events over HTTP and gives them to Kafka."
  role          = aws_iam_role.function.arn
  architectures = ["arm64"]
  memory_size   = var.memory_mib
  timeout       = var.timeout_seconds
  publish       = true
  tags          = var.tags

  reserved_concurrent_executions = var.reserved_concurrency

  package_type = local.zip ? "Zip" : "Image"
  image_uri    = local.zip ? null : "${aws_ecr_repository.ingest.repository_url}@${var.digest}"
  s3_bucket    = local.zip ? var.distribution_bucket : null
  s3_key       = local.zip ? "functions/${local.sha256}.zip" : null
  runtime      = local.zip ? "java21" : null
  handler      = local.zip ? "io.clicklake.producer.lambda.IngestHandler" : null

  dynamic "snap_start" {
    for_each = var.snap_start ? [true] : []

    content {
      apply_on = "PublishedVersions"
    }
  }

  environment {
    variables = local.environment
  }

  vpc_config {
    subnet_ids         = var.subnet_ids
    security_group_ids = [var.security_group_id]
  }

  # Text, so that metrics in the log (EMF) stand there as the function wrote them.
  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.function.name
  }

  tracing_config {
    mode = "PassThrough"
  }

  depends_on = [aws_iam_role_policy.function, aws_ecr_repository_policy.ingest]
}

resource "aws_lambda_alias" "live" {
  count = local.count

  name             = local.alias
  description      = "The version that the API calls."
  function_name    = aws_lambda_function.ingest[0].function_name
  function_version = aws_lambda_function.ingest[0].version
}

resource "aws_lambda_provisioned_concurrency_config" "live" {
  count = local.count == 1 && var.provisioned_concurrency > 0 ? 1 : 0

  function_name                     = aws_lambda_function.ingest[0].function_name
  qualifier                         = aws_lambda_alias.live[0].name
  provisioned_concurrent_executions = var.provisioned_concurrency
}

resource "aws_lambda_permission" "api" {
  for_each = local.count == 1 ? local.routes : {}

  statement_id  = "api-${each.key}"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.ingest[0].function_name
  qualifier     = aws_lambda_alias.live[0].name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_apigatewayv2_api.ingest[0].execution_arn}/*/${each.value.method}${each.value.path}"
}
