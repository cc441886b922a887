dependency "msk" {
  config_path = "${get_original_terragrunt_dir()}/../msk"
  # Stand-ins for a plan before the unit is there; an apply never sees them.
  mock_outputs = {
    kafka = {
      cluster_name = "clicker"
      cluster_arn  = "arn:aws:kafka:eu-central-1:123456789012:cluster/clicker/00000000-0000-4000-8000-000000000000-1"
      bootstrap    = "broker:9098"
      topic        = "clicks"
      topic_arn    = "arn:aws:kafka:eu-central-1:123456789012:topic/clicker/00000000-0000-4000-8000-000000000000-1/clicks"
      groups_arn   = "arn:aws:kafka:eu-central-1:123456789012:group/clicker/00000000-0000-4000-8000-000000000000-1"
      partitions   = 24
      brokers      = 3
      burstable    = false
    }
  }
  mock_outputs_allowed_terraform_commands = ["init", "validate", "plan"]
  mock_outputs_merge_strategy_with_state  = "shallow"
}
