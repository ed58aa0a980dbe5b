# Who may open a connection to whom. A line here is a rule out of one group and a rule into the other; nothing else is
# open, and no rule has an address of the internet as its source.

locals {
  msk       = var.kafka == "msk"
  cluster   = var.kafka == "cluster"
  endpoints = length(local.interface_endpoints) > 0

  groups = merge(
    {
      function = "The ingest function."
      host     = "Hosts of Kafka, the registry and Connect."
    },
    local.endpoints ? { endpoints = "Endpoints of AWS services." } : {},
    local.msk ? { broker = "Brokers of MSK.", worker = "Workers of MSK Connect." } : {},
  )

  flows = merge(
    {
      function-to-registry = { from = "function", to = "host", port = 8081 }
    },
    local.msk ? {
      function-to-brokers  = { from = "function", to = "broker", port = 9098 }
      worker-to-brokers    = { from = "worker", to = "broker", port = 9098 }
      worker-to-registry   = { from = "worker", to = "host", port = 8081 }
      worker-to-its-leader = { from = "worker", to = "worker", port = 8083 }
      } : {
      function-to-brokers = { from = "function", to = "host", port = 9094 }
    },
    local.cluster ? {
      host-to-registry     = { from = "host", to = "host", port = 8081 }
      worker-to-its-leader = { from = "host", to = "host", port = 8443 }
      host-to-controllers  = { from = "host", to = "host", port = 9093 }
      host-to-brokers      = { from = "host", to = "host", port = 9094 }
      broker-to-brokers    = { from = "host", to = "host", port = 9095 }
    } : {},
    local.endpoints ? { for group in keys(local.groups) : "${group}-to-endpoints" => { from = group, to = "endpoints", port = 443 } if contains(["function", "host", "worker"], group) } : {},
  )

  # Who reads or writes S3, and with a way out to the internet, who takes it.
  s3_users       = local.s3_endpoint ? toset([for group in keys(local.groups) : group if contains(["host", "worker"], group)]) : toset([])
  internet_users = local.endpoints ? toset([]) : toset([for group in keys(local.groups) : group if contains(["function", "host", "worker"], group)])
}

resource "aws_security_group" "this" {
  for_each = local.groups

  name        = "${var.name}-${each.key}"
  description = each.value
  vpc_id      = local.vpc_id
  tags        = merge(var.tags, { Name = "${var.name}-${each.key}" })
}

resource "aws_vpc_security_group_egress_rule" "flow" {
  for_each = local.flows

  security_group_id            = aws_security_group.this[each.value.from].id
  referenced_security_group_id = aws_security_group.this[each.value.to].id
  description                  = each.key
  ip_protocol                  = "tcp"
  from_port                    = each.value.port
  to_port                      = each.value.port
  tags                         = merge(var.tags, { Name = each.key })
}

resource "aws_vpc_security_group_ingress_rule" "flow" {
  for_each = local.flows

  security_group_id            = aws_security_group.this[each.value.to].id
  referenced_security_group_id = aws_security_group.this[each.value.from].id
  description                  = each.key
  ip_protocol                  = "tcp"
  from_port                    = each.value.port
  to_port                      = each.value.port
  tags                         = merge(var.tags, { Name = each.key })
}

resource "aws_vpc_security_group_egress_rule" "s3" {
  for_each = local.s3_users

  security_group_id = aws_security_group.this[each.key].id
  prefix_list_id    = aws_vpc_endpoint.s3[0].prefix_list_id
  description       = "${each.key}-to-s3"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  tags              = merge(var.tags, { Name = "${each.key}-to-s3" })
}

resource "aws_vpc_security_group_egress_rule" "internet" {
  for_each = local.internet_users

  security_group_id = aws_security_group.this[each.key].id
  cidr_ipv4         = "0.0.0.0/0"
  description       = "${each.key}-to-https"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  tags              = merge(var.tags, { Name = "${each.key}-to-https" })
}
