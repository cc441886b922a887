dependency "iam_baseline" {
  config_path = "${get_original_terragrunt_dir()}/../iam-baseline"
  # Stand-ins for a plan before the unit is there; an apply never sees them.
  mock_outputs = {
    owner_role_arn   = "arn:aws:iam::123456789012:role/clicker-OWNER"
    auditor_role_arn = "arn:aws:iam::123456789012:role/clicker-AUDITOR"
  }
  mock_outputs_allowed_terraform_commands = ["init", "validate", "plan"]
  mock_outputs_merge_strategy_with_state  = "shallow"
}
