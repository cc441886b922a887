dependency "service_discovery" {
  config_path = "${get_original_terragrunt_dir()}/../service-discovery"
  # Stand-ins for a plan before the unit is there; an apply never sees them.
  mock_outputs = {
    namespace_arn = "arn:aws:servicediscovery:eu-central-1:123456789012:namespace/ns-0000000000000000"
  }
  mock_outputs_allowed_terraform_commands = ["init", "validate", "plan"]
  mock_outputs_merge_strategy_with_state  = "shallow"
}
