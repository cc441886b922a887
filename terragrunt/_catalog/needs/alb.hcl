dependency "alb" {
  config_path = "${get_original_terragrunt_dir()}/../alb"
  # Stand-ins for a plan before the unit is there; an apply never sees them.
  mock_outputs = {
    load_balancer = {
      arn          = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/clicker/0000000000000000"
      arn_suffix   = "app/clicker/0000000000000000"
      dns_name     = "internal-clicker.eu-central-1.elb.amazonaws.com"
      listener_arn = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:listener/app/clicker/0000000000000000/0000000000000000"
    }
  }
  mock_outputs_allowed_terraform_commands = ["init", "validate", "plan"]
  mock_outputs_merge_strategy_with_state  = "shallow"
}
