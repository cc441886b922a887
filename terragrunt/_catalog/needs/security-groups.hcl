dependency "security_groups" {
  config_path = "${get_original_terragrunt_dir()}/../security-groups"
  # Stand-ins for a plan before the unit is there; an apply never sees them.
  mock_outputs = {
    ids = { for group in ["alb", "producer", "consumer", "migrate", "kafka", "database", "proxy", "cache"] : group => "sg-00000000000000000" }
  }
  mock_outputs_allowed_terraform_commands = ["init", "validate", "plan"]
  mock_outputs_merge_strategy_with_state  = "shallow"
}
