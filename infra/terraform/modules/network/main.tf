# A VPC of private subnets, or a given one, and the ways out of it that are needed: none to the internet by default.

data "aws_availability_zones" "available" {
  count = local.own ? 1 : 0

  state = "available"

  # Local zones have neither the instance types nor the endpoints.
  filter {
    name   = "opt-in-status"
    values = ["opt-in-not-required"]
  }
}

data "aws_vpc" "given" {
  count = local.own ? 0 : 1

  id = var.vpc.id

  lifecycle {
    postcondition {
      condition     = self.enable_dns_support && self.enable_dns_hostnames
      error_message = "VPC ${self.id} has enable_dns_support=${self.enable_dns_support} and enable_dns_hostnames=${self.enable_dns_hostnames}; brokers are found by private names, so both have to be true. Set them on the VPC."
    }
  }
}

data "aws_subnet" "given" {
  count = local.own ? 0 : length(var.vpc.private_subnet_ids)

  id = var.vpc.private_subnet_ids[count.index]

  lifecycle {
    postcondition {
      condition     = self.vpc_id == var.vpc.id
      error_message = "Subnet ${self.id} is in VPC ${self.vpc_id}; expected ${var.vpc.id}, which vpc.id names. Give subnets of that VPC."
    }

    postcondition {
      condition     = !self.map_public_ip_on_launch
      error_message = "Subnet ${self.id} gives public addresses to instances; expected a private one. Choose another or set map_public_ip_on_launch=false."
    }
  }
}

locals {
  own = var.vpc == null

  # The smallest number of zones is checked by the root module, which knows the topology.
  zones = local.own ? slice(data.aws_availability_zones.available[0].names, 0, var.zones) : data.aws_subnet.given[*].availability_zone

  vpc_id          = local.own ? aws_vpc.this[0].id : var.vpc.id
  subnet_ids      = local.own ? aws_subnet.private[*].id : var.vpc.private_subnet_ids
  route_table_ids = local.own ? aws_route_table.private[*].id : var.vpc.route_table_ids
  nat_gateways    = var.egress != "nat" || !local.own ? 0 : var.redundant_egress ? var.zones : 1
}

resource "aws_vpc" "this" {
  count = local.own ? 1 : 0

  cidr_block           = var.cidr
  enable_dns_support   = true
  enable_dns_hostnames = true
  tags                 = merge(var.tags, { Name = var.name })
}

# Whatever names no security group gets this one, which allows nothing.
resource "aws_default_security_group" "closed" {
  count = local.own ? 1 : 0

  vpc_id = aws_vpc.this[0].id
  tags   = merge(var.tags, { Name = "${var.name}-default-closed" })
}

resource "aws_subnet" "private" {
  count = local.own ? var.zones : 0

  vpc_id                  = aws_vpc.this[0].id
  cidr_block              = cidrsubnet(var.cidr, 4, count.index)
  availability_zone       = local.zones[count.index]
  map_public_ip_on_launch = false
  tags                    = merge(var.tags, { Name = "${var.name}-private-${local.zones[count.index]}" })
}

resource "aws_route_table" "private" {
  count = local.own ? var.zones : 0

  vpc_id = aws_vpc.this[0].id
  tags   = merge(var.tags, { Name = "${var.name}-private-${local.zones[count.index]}" })
}

resource "aws_route_table_association" "private" {
  count = local.own ? var.zones : 0

  subnet_id      = aws_subnet.private[count.index].id
  route_table_id = aws_route_table.private[count.index].id
}

# Public subnets hold NAT gateways and nothing else.

resource "aws_internet_gateway" "this" {
  count = local.nat_gateways > 0 ? 1 : 0

  vpc_id = aws_vpc.this[0].id
  tags   = merge(var.tags, { Name = var.name })
}

resource "aws_subnet" "public" {
  count = local.nat_gateways

  vpc_id                  = aws_vpc.this[0].id
  cidr_block              = cidrsubnet(var.cidr, 4, 8 + count.index)
  availability_zone       = local.zones[count.index]
  map_public_ip_on_launch = false
  tags                    = merge(var.tags, { Name = "${var.name}-nat-${local.zones[count.index]}" })
}

resource "aws_route_table" "public" {
  count = local.nat_gateways > 0 ? 1 : 0

  vpc_id = aws_vpc.this[0].id
  tags   = merge(var.tags, { Name = "${var.name}-nat" })
}

resource "aws_route" "internet" {
  count = local.nat_gateways > 0 ? 1 : 0

  route_table_id         = aws_route_table.public[0].id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.this[0].id
}

resource "aws_route_table_association" "public" {
  count = local.nat_gateways

  subnet_id      = aws_subnet.public[count.index].id
  route_table_id = aws_route_table.public[0].id
}

resource "aws_eip" "nat" {
  count = local.nat_gateways

  domain = "vpc"
  tags   = merge(var.tags, { Name = "${var.name}-nat-${local.zones[count.index]}" })
}

resource "aws_nat_gateway" "this" {
  count = local.nat_gateways

  allocation_id = aws_eip.nat[count.index].id
  subnet_id     = aws_subnet.public[count.index].id
  tags          = merge(var.tags, { Name = "${var.name}-${local.zones[count.index]}" })

  depends_on = [aws_internet_gateway.this]
}

resource "aws_route" "nat" {
  count = local.nat_gateways > 0 ? var.zones : 0

  route_table_id         = aws_route_table.private[count.index].id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.this[min(count.index, local.nat_gateways - 1)].id
}

resource "aws_cloudwatch_log_group" "flows" {
  count = var.flow_log_retention_days == null || !local.own ? 0 : 1

  name              = "/clicklake/${var.name}/flows"
  retention_in_days = var.flow_log_retention_days
  tags              = var.tags
}

resource "aws_iam_role" "flows" {
  count = length(aws_cloudwatch_log_group.flows)

  name               = "${var.name}-${var.region}-flow-logs"
  assume_role_policy = jsonencode(local.flows_trust)
  tags               = var.tags
}

resource "aws_iam_role_policy" "flows" {
  count = length(aws_cloudwatch_log_group.flows)

  name   = "write-flow-logs"
  role   = aws_iam_role.flows[0].id
  policy = jsonencode(local.flows_policy)
}

resource "aws_flow_log" "this" {
  count = length(aws_cloudwatch_log_group.flows)

  vpc_id          = aws_vpc.this[0].id
  traffic_type    = "REJECT"
  log_destination = aws_cloudwatch_log_group.flows[0].arn
  iam_role_arn    = aws_iam_role.flows[0].arn
  tags            = var.tags
}

locals {
  flows_trust = {
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "vpc-flow-logs.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "aws:SourceAccount" = var.account_id } }
    }]
  }

  flows_policy = {
    Version = "2012-10-17"
    Statement = [{
      Sid      = "WriteFlowLogs"
      Effect   = "Allow"
      Action   = ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"]
      Resource = "arn:${var.partition}:logs:${var.region}:${var.account_id}:log-group:/clicklake/${var.name}/flows:*"
    }]
  }
}
