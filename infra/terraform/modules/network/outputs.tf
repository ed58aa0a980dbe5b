output "vpc_id" {
  description = "The VPC."
  value       = local.vpc_id
}

output "subnet_ids" {
  description = "Private subnets, one in each zone."
  value       = local.subnet_ids

  # Whoever starts there finds the ways out.
  depends_on = [
    aws_route.nat,
    aws_route_table_association.private,
    aws_vpc_endpoint.interface,
    aws_vpc_endpoint.s3,
    aws_vpc_security_group_egress_rule.flow,
    aws_vpc_security_group_egress_rule.internet,
    aws_vpc_security_group_egress_rule.s3,
    aws_vpc_security_group_ingress_rule.flow,
  ]
}

output "zones" {
  description = "Zone of each private subnet, in their order."
  value       = local.zones
}

output "security_group_ids" {
  description = "Security groups by who is in them: function, host, endpoints, and with MSK broker and worker."
  value       = { for name, group in aws_security_group.this : name => group.id }
}

output "flows" {
  description = "Connections that are allowed between the groups: from, to, port."
  value       = local.flows
}

output "policies" {
  description = "Policies by name, JSON."
  value = merge(
    local.s3_endpoint ? { "endpoint/s3" = jsonencode(local.s3_policy) } : {},
    length(aws_cloudwatch_log_group.flows) == 0 ? {} : { "role/flow-logs" = jsonencode(local.flows_policy) },
  )
}
