dependency "dns" {
  config_path = "${get_original_terragrunt_dir()}/../dns"
  # Stand-ins for a plan before the unit is there; an apply never sees them.
  mock_outputs = {
    zone_id              = "Z0000000000000000000"
    certificate_arn      = "arn:aws:acm:eu-central-1:123456789012:certificate/00000000-0000-4000-8000-000000000000"
    edge_certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/00000000-0000-4000-8000-000000000000"
  }
  mock_outputs_allowed_terraform_commands = ["init", "validate", "plan"]
  mock_outputs_merge_strategy_with_state  = "shallow"
}
