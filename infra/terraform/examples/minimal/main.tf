# The cheapest deployment that is whole: one host, no way to the internet, AWS's own keys.

terraform {
  required_version = ">= 1.9"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.80, < 7.0"
    }
  }
}

provider "aws" {
  region = var.region
}

module "clicklake" {
  source = "../.."

  name            = var.name
  allowed_origins = var.allowed_origins
  alarm_emails    = var.alarm_emails
  host_release    = var.host_release
  function_digest = var.function_digest
  schema_pins     = var.schema_pins
  force_destroy   = var.force_destroy
}
