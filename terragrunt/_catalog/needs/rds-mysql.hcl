dependency "rds_mysql" {
  config_path = "${get_original_terragrunt_dir()}/../rds-mysql"
  # Stand-ins for a plan before the unit is there; an apply never sees them.
  mock_outputs = {
    database          = { host = "database", port = 3306, name = "clicker" }
    master_secret_arn = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:rds-AbCdEf"
    primary_id        = "clicker"
    primary_arn       = "arn:aws:rds:eu-central-1:123456789012:db:clicker"
    replica_ids       = []
    proxy_name        = null
  }
  mock_outputs_allowed_terraform_commands = ["init", "validate", "plan"]
  mock_outputs_merge_strategy_with_state  = "shallow"
}
