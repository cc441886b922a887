dependency "edge" {
  config_path = "${get_original_terragrunt_dir()}/../edge"
  # Stand-ins for a plan before the unit is there; an apply never sees them.
  mock_outputs = {
    distribution_id = "E0000000000000"
    url             = "https://clicker.example"
  }
  mock_outputs_allowed_terraform_commands = ["init", "validate", "plan"]
  mock_outputs_merge_strategy_with_state  = "shallow"
}
