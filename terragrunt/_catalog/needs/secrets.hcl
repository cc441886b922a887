dependency "secrets" {
  config_path = "${get_original_terragrunt_dir()}/../secrets"
  # Stand-ins for a plan before the unit is there; an apply never sees them.
  mock_outputs = {
    arns = { for secret in ["database", "migrator", "api-token"] : secret => "arn:aws:secretsmanager:eu-central-1:123456789012:secret:clicker/${secret}-AbCdEf" }
  }
  mock_outputs_allowed_terraform_commands = ["init", "validate", "plan"]
  mock_outputs_merge_strategy_with_state  = "shallow"
}
