# What every unit of every environment has in common: where its state is, which account it may touch, what it is called.

terragrunt_version_constraint = ">= 1.1, < 2.0"
terraform_version_constraint  = ">= 1.11, < 2.0"

locals {
  environment = read_terragrunt_config(find_in_parent_folders("env.hcl")).locals
  defaults    = read_terragrunt_config("${dirname(find_in_parent_folders("root.hcl"))}/_catalog/defaults.hcl").locals

  env        = local.environment.env
  name       = "clicker-${local.env}"
  production = local.env == "prod"
  unit       = basename(get_original_terragrunt_dir())
  modules    = "${dirname(find_in_parent_folders("root.hcl"))}/../terraform//modules"

  # Whose account, and under which domain: CLICKER_ACCOUNT and CLICKER_DOMAIN, or AWS's own example.
  account_id  = get_env("CLICKER_ACCOUNT", "123456789012")
  region      = get_env("CLICKER_REGION", "eu-central-1")
  base_domain = get_env("CLICKER_DOMAIN", "clicker.example")
  domain      = local.production ? local.base_domain : "${local.env}.${local.base_domain}"

  # Who is told by e-mail.
  emails = compact(split(",", get_env("CLICKER_EMAILS", "on-call@${local.base_domain}")))

  # An environment that is named here is about to be destroyed on purpose: the next apply lifts its protection.
  to_be_destroyed     = get_env("CLICKER_DESTROY", "") == local.env
  deletion_protection = local.production && !local.to_be_destroyed

  # The small environments' sizes, and what this environment has instead.
  size = { for unit, values in local.defaults.size : unit => merge(values, lookup(local.environment.size, unit, {})) }

  # A trial names its images; otherwise each service runs what its last release wrote.
  image = {
    for service in ["producer", "consumer"] :
    service => one([for image in [get_env("CLICKER_${upper(service)}_IMAGE", "")] : image if image != ""])
  }

  # CLICKER_STATE=local keeps the state in a folder, for trials.
  backend = get_env("CLICKER_STATE", "s3")
  backends = {
    s3 = {
      bucket               = "${local.name}-state-${local.account_id}"
      key                  = "${local.unit}.tfstate"
      region               = local.region
      encrypt              = true
      bucket_sse_algorithm = "aws:kms"
      use_lockfile         = true
    }
    local = { path = "${dirname(find_in_parent_folders("env.hcl"))}/.terragrunt-local-state/${local.unit}.tfstate" }
  }
}

remote_state {
  backend = local.backend
  config  = local.backends[local.backend]
  generate = {
    path      = "backend.tf"
    if_exists = "overwrite_terragrunt"
  }
}

generate "provider" {
  path      = "provider.tf"
  if_exists = "overwrite_terragrunt"
  contents  = <<-HCL
    provider "aws" {
      region              = "${local.region}"
      allowed_account_ids = ["${local.account_id}"]
      default_tags {
        tags = {
          application = "cloud-clicker"
          environment = "${local.env}"
          unit        = "${local.unit}"
        }
      }
    }
  HCL
}

errors {
  retry "aws_is_busy" {
    retryable_errors   = [".*RequestLimitExceeded.*", ".*ThrottlingException.*", ".*TooManyRequests.*", ".*connection reset by peer.*", ".*ConcurrentModification.*"]
    max_attempts       = 3
    sleep_interval_sec = 15
  }
}
