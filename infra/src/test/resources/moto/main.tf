# The module against an emulation of AWS on this machine.

terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

variable "endpoint" {
  type = string
}

variable "host_release" {
  type    = object({ version = string, sha256 = string })
  default = null
}

variable "function_digest" {
  type    = string
  default = null
}

provider "aws" {
  region                      = "eu-central-1"
  access_key                  = "test"
  secret_key                  = "test"
  max_retries                 = 2
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  s3_use_path_style           = true

  endpoints {
    apigatewayv2   = var.endpoint
    athena         = var.endpoint
    cloudwatch     = var.endpoint
    cloudwatchlogs = var.endpoint
    ec2            = var.endpoint
    ecr            = var.endpoint
    glue           = var.endpoint
    iam            = var.endpoint
    lambda         = var.endpoint
    route53        = var.endpoint
    s3             = var.endpoint
    s3control      = var.endpoint
    sns            = var.endpoint
    ssm            = var.endpoint
    sts            = var.endpoint
  }
}

module "clicklake" {
  source = "@MODULE@"

  allowed_origins            = ["https://blog.example.org"]
  alarm_emails               = ["ops@example.org"]
  break_glass_principal_arns = ["arn:aws:iam::123456789012:role/repair"]
  host_release               = var.host_release
  function_digest            = var.function_digest
  force_destroy              = true
}

output "deployment" {
  value = module.clicklake
}
