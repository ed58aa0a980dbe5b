# Nothing is reached from the internet, and by default nothing reaches it.

mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  name             = "clicklake"
  partition        = "aws"
  account_id       = "123456789012"
  region           = "eu-central-1"
  cidr             = "10.60.0.0/16"
  zones            = 2
  egress           = "endpoints"
  redundant_egress = false
  kafka            = "host"
}

run "by_default" {
  module {
    source = "./modules/network"
  }

  assert {
    condition     = alltrue([for subnet in aws_subnet.private : !subnet.map_public_ip_on_launch])
    error_message = "A private subnet gives public addresses."
  }

  assert {
    condition     = length(aws_internet_gateway.this) + length(aws_nat_gateway.this) + length(aws_subnet.public) + length(aws_route.nat) == 0
    error_message = "There is a way to the internet that nobody asked for."
  }

  assert {
    condition     = toset(keys(aws_vpc_endpoint.interface)) == toset(["logs", "ssm", "ssmmessages"]) && alltrue([for endpoint in aws_vpc_endpoint.interface : endpoint.private_dns_enabled && length(endpoint.subnet_ids) == 1])
    error_message = "Expected the three endpoints that hosts and function need, in one zone, under AWS's names."
  }

  assert {
    condition     = aws_vpc_endpoint.s3[0].vpc_endpoint_type == "Gateway" && length(aws_vpc_endpoint.s3[0].route_table_ids) == 2
    error_message = "S3 has no gateway endpoint in every private subnet."
  }

  assert {
    condition = alltrue([
      for statement in jsondecode(aws_vpc_endpoint.s3[0].policy).Statement :
      statement.Resource != "*" || try(statement.Condition.StringEquals["aws:ResourceAccount"], "") == "123456789012"
    ])
    error_message = "Data can leave through the S3 endpoint into a foreign account: ${aws_vpc_endpoint.s3[0].policy}"
  }

  assert {
    condition     = alltrue([for rule in aws_vpc_security_group_ingress_rule.flow : rule.cidr_ipv4 == null && rule.cidr_ipv6 == null && rule.prefix_list_id == null && rule.referenced_security_group_id != null])
    error_message = "Something is open to addresses rather than to a group."
  }

  assert {
    condition     = alltrue([for rule in aws_vpc_security_group_ingress_rule.flow : rule.from_port == rule.to_port && rule.ip_protocol == "tcp" && !contains([22, 3389, 9092], rule.from_port)])
    error_message = "SSH, or Kafka without TLS, or a range of ports is open."
  }

  assert {
    condition     = length(aws_vpc_security_group_egress_rule.internet) == 0
    error_message = "A group may reach the internet."
  }

  assert {
    condition = output.flows == {
      function-to-brokers   = { from = "function", to = "host", port = 9094 }
      function-to-registry  = { from = "function", to = "host", port = 8081 }
      function-to-endpoints = { from = "function", to = "endpoints", port = 443 }
      host-to-endpoints     = { from = "host", to = "endpoints", port = 443 }
    }
    error_message = "Others may talk to each other than expected: ${jsonencode(output.flows)}"
  }

  assert {
    condition     = keys(aws_vpc_security_group_egress_rule.s3) == ["host"]
    error_message = "Only hosts use S3."
  }

  assert {
    condition     = length(aws_default_security_group.closed[0].ingress) == 0 && length(aws_default_security_group.closed[0].egress) == 0
    error_message = "The default security group allows something."
  }
}

run "of_a_cluster" {
  module {
    source = "./modules/network"
  }

  variables {
    kafka            = "cluster"
    zones            = 3
    redundant_egress = true
  }

  assert {
    condition     = toset([for flow in output.flows : flow.port if flow.from == "host" && flow.to == "host"]) == toset([8081, 8443, 9093, 9094, 9095])
    error_message = "Hosts of a cluster reach other ports of each other than registry, Connect, controllers, clients and brokers: ${jsonencode(output.flows)}"
  }

  assert {
    condition     = length(aws_subnet.private) == 3 && alltrue([for endpoint in aws_vpc_endpoint.interface : length(endpoint.subnet_ids) == 3])
    error_message = "A zone has no subnet or no endpoints of its own."
  }
}

run "with_msk" {
  module {
    source = "./modules/network"
  }

  variables {
    kafka = "msk"
    zones = 3
  }

  assert {
    condition = alltrue([
      output.flows["function-to-brokers"] == { from = "function", to = "broker", port = 9098 },
      output.flows["worker-to-brokers"] == { from = "worker", to = "broker", port = 9098 },
      output.flows["worker-to-registry"] == { from = "worker", to = "host", port = 8081 },
    ])
    error_message = "MSK is not reached with IAM alone: ${jsonencode(output.flows)}"
  }

  assert {
    condition     = toset(keys(aws_vpc_security_group_egress_rule.s3)) == toset(["host", "worker"])
    error_message = "Workers do not reach the lake."
  }
}

run "with_nat" {
  module {
    source = "./modules/network"
  }

  variables {
    egress                  = "nat"
    flow_log_retention_days = 30
  }

  assert {
    condition     = length(aws_nat_gateway.this) == 1 && length(aws_route.nat) == 2 && length(aws_vpc_endpoint.interface) == 0 && length(aws_vpc_endpoint.s3) == 1
    error_message = "Expected one gateway for both zones, no paid endpoints, and the free one of S3."
  }

  assert {
    condition     = alltrue([for rule in aws_vpc_security_group_egress_rule.internet : rule.from_port == 443 && rule.to_port == 443])
    error_message = "More than HTTPS leaves."
  }

  assert {
    condition     = alltrue([for subnet in aws_subnet.public : !subnet.map_public_ip_on_launch])
    error_message = "An instance would get a public address."
  }

  assert {
    condition     = aws_flow_log.this[0].traffic_type == "REJECT" && aws_cloudwatch_log_group.flows[0].retention_in_days == 30
    error_message = "What is refused is not logged."
  }
}

run "with_a_nat_gateway_in_each_zone" {
  command = plan

  module {
    source = "./modules/network"
  }

  variables {
    egress           = "nat"
    redundant_egress = true
  }

  assert {
    condition     = length(aws_nat_gateway.this) == 2
    error_message = "A zone shares its way out."
  }
}

run "in_a_given_vpc" {
  module {
    source = "./modules/network"
  }

  variables {
    vpc = { id = "vpc-0123456789abcdef0", private_subnet_ids = ["subnet-1", "subnet-2"], route_table_ids = ["rtb-1"] }
  }

  assert {
    condition     = output.vpc_id == "vpc-0123456789abcdef0" && output.subnet_ids == tolist(["subnet-1", "subnet-2"]) && length(aws_vpc.this) + length(aws_subnet.private) == 0
    error_message = "A VPC was made, or the given one is not used."
  }

  assert {
    condition     = aws_vpc_endpoint.s3[0].route_table_ids == toset(["rtb-1"])
    error_message = "The S3 endpoint is not in the given route table."
  }
}

run "in_a_given_vpc_with_its_own_ways" {
  module {
    source = "./modules/network"
  }

  variables {
    egress = "none"
    vpc    = { id = "vpc-0123456789abcdef0", private_subnet_ids = ["subnet-1", "subnet-2"] }
  }

  assert {
    condition     = length(aws_vpc_endpoint.s3) + length(aws_vpc_endpoint.interface) == 0
    error_message = "Endpoints were made that the VPC has already."
  }
}

run "in_a_given_vpc_without_route_tables" {
  command = plan

  module {
    source = "./modules/network"
  }

  variables {
    vpc = { id = "vpc-0123456789abcdef0", private_subnet_ids = ["subnet-1", "subnet-2"] }
  }

  expect_failures = [aws_vpc_endpoint.s3]
}

run "in_a_given_vpc_without_names" {
  command = plan

  module {
    source = "./modules/network"
  }

  override_data {
    target = data.aws_vpc.given[0]
    values = { id = "vpc-0123456789abcdef0", enable_dns_support = true, enable_dns_hostnames = false }
  }

  variables {
    egress = "none"
    vpc    = { id = "vpc-0123456789abcdef0", private_subnet_ids = ["subnet-1", "subnet-2"] }
  }

  expect_failures = [data.aws_vpc.given]
}

run "in_subnets_of_another_vpc" {
  command = plan

  module {
    source = "./modules/network"
  }

  override_data {
    target = data.aws_subnet.given[1]
    values = { vpc_id = "vpc-0000000000000000f", availability_zone = "eu-central-1b", map_public_ip_on_launch = false }
  }

  variables {
    egress = "none"
    vpc    = { id = "vpc-0123456789abcdef0", private_subnet_ids = ["subnet-1", "subnet-2"] }
  }

  expect_failures = [data.aws_subnet.given]
}

run "in_public_subnets" {
  command = plan

  module {
    source = "./modules/network"
  }

  override_data {
    target = data.aws_subnet.given[0]
    values = { vpc_id = "vpc-0123456789abcdef0", availability_zone = "eu-central-1a", map_public_ip_on_launch = true }
  }

  variables {
    egress = "none"
    vpc    = { id = "vpc-0123456789abcdef0", private_subnet_ids = ["subnet-1", "subnet-2"] }
  }

  expect_failures = [data.aws_subnet.given]
}
