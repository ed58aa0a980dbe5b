# An account as far as plans ask for one.

mock_data "aws_caller_identity" {
  defaults = { account_id = "123456789012" }
}

mock_data "aws_partition" {
  defaults = { partition = "aws" }
}

mock_data "aws_region" {
  defaults = { name = "eu-central-1" }
}

mock_data "aws_availability_zones" {
  defaults = { names = ["eu-central-1a", "eu-central-1b", "eu-central-1c"] }
}

mock_data "aws_ssm_parameter" {
  defaults = { insecure_value = "ami-0123456789abcdef0" }
}

mock_data "aws_vpc" {
  defaults = { id = "vpc-0123456789abcdef0", enable_dns_support = true, enable_dns_hostnames = true }
}

mock_data "aws_subnet" {
  defaults = { vpc_id = "vpc-0123456789abcdef0", availability_zone = "eu-central-1a", map_public_ip_on_launch = false }
}

# Where a made-up text would not pass for an ARN.

mock_resource "aws_cloudwatch_log_group" {
  defaults = { arn = "arn:aws:logs:eu-central-1:123456789012:log-group:group" }
}

mock_resource "aws_iam_role" {
  defaults = { arn = "arn:aws:iam::123456789012:role/role" }
}

mock_resource "aws_iam_policy" {
  defaults = { arn = "arn:aws:iam::123456789012:policy/policy" }
}

mock_resource "aws_sns_topic" {
  defaults = { arn = "arn:aws:sns:eu-central-1:123456789012:topic" }
}

mock_resource "aws_apigatewayv2_api" {
  defaults = { execution_arn = "arn:aws:execute-api:eu-central-1:123456789012:api", api_endpoint = "https://api.execute-api.eu-central-1.amazonaws.com" }
}

mock_resource "aws_apigatewayv2_stage" {
  defaults = { arn = "arn:aws:apigateway:eu-central-1::/apis/api/stages/$default" }
}

mock_resource "aws_lambda_function" {
  defaults = { arn = "arn:aws:lambda:eu-central-1:123456789012:function:clicklake-ingest", version = "1" }
}

mock_resource "aws_lambda_alias" {
  defaults = { arn = "arn:aws:lambda:eu-central-1:123456789012:function:clicklake-ingest:live", invoke_arn = "arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-central-1:123456789012:function:clicklake-ingest:live/invocations" }
}

mock_resource "aws_msk_configuration" {
  defaults = { arn = "arn:aws:kafka:eu-central-1:123456789012:configuration/clicklake/0-1", latest_revision = 1 }
}

mock_resource "aws_msk_cluster" {
  defaults = { arn = "arn:aws:kafka:eu-central-1:123456789012:cluster/clicklake/0-1", bootstrap_brokers_sasl_iam = "b-1.clicklake.kafka:9098,b-2.clicklake.kafka:9098,b-3.clicklake.kafka:9098" }
}

mock_resource "aws_mskconnect_custom_plugin" {
  defaults = { arn = "arn:aws:kafkaconnect:eu-central-1:123456789012:custom-plugin/sink/0-1", latest_revision = 1 }
}

mock_resource "aws_mskconnect_worker_configuration" {
  defaults = { arn = "arn:aws:kafkaconnect:eu-central-1:123456789012:worker-configuration/sink/0-1", latest_revision = 1 }
}
