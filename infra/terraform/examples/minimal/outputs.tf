output "clicklake" {
  description = "Outputs of the deployment."
  value       = module.clicklake
}
