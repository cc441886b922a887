dependency "log_archive" {
  config_path = "${get_original_terragrunt_dir()}/../log-archive"
  # Stand-ins for a plan before the unit is there; an apply never sees them.
  mock_outputs = {
    bucket     = "clicker-logs"
    bucket_arn = "arn:aws:s3:::clicker-logs"
  }
  mock_outputs_allowed_terraform_commands = ["init", "validate", "plan"]
  mock_outputs_merge_strategy_with_state  = "shallow"
}
