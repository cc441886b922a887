# What AWS would answer, in AWS's shapes: the provider checks the shape of ARNs also in tests.

mock_data "aws_availability_zones" {
  defaults = { names = ["eu-central-1a", "eu-central-1b", "eu-central-1c"] }
}

mock_data "aws_caller_identity" {
  defaults = { account_id = "123456789012" }
}

mock_data "aws_partition" {
  defaults = { partition = "aws" }
}

mock_data "aws_region" {
  defaults = { region = "eu-central-1" }
}

mock_data "aws_ec2_managed_prefix_list" {
  defaults = { id = "pl-a3a144ca" }
}

mock_data "aws_ssm_parameter" {
  defaults = { value = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/clicker/producer@sha256:0000000000000000000000000000000000000000000000000000000000000000" }
}

mock_resource "aws_acm_certificate" {
  defaults = {
    arn = "arn:aws:acm:eu-central-1:123456789012:certificate/00000000-0000-4000-8000-000000000000"
    domain_validation_options = [{
      domain_name           = "clicker.example"
      resource_record_name  = "_a.clicker.example"
      resource_record_type  = "CNAME"
      resource_record_value = "_b.acm-validations.aws"
    }]
  }
}

mock_resource "aws_acm_certificate_validation" {
  defaults = { certificate_arn = "arn:aws:acm:eu-central-1:123456789012:certificate/00000000-0000-4000-8000-000000000000" }
}

mock_resource "aws_appautoscaling_policy" {
  defaults = { arn = "arn:aws:autoscaling:eu-central-1:123456789012:scalingPolicy:0:resource/ecs/service/a/b:policyName/c" }
}

mock_resource "aws_backup_vault" {
  defaults = { arn = "arn:aws:backup:eu-central-1:123456789012:backup-vault:clicker-test" }
}

mock_resource "aws_cloudfront_distribution" {
  defaults = { arn = "arn:aws:cloudfront::123456789012:distribution/E000000000000" }
}

mock_resource "aws_cloudfront_function" {
  defaults = { arn = "arn:aws:cloudfront::123456789012:function/clicker-test-web-app" }
}

mock_resource "aws_cloudwatch_event_rule" {
  defaults = { arn = "arn:aws:events:eu-central-1:123456789012:rule/clicker-test" }
}

mock_resource "aws_cloudwatch_log_group" {
  defaults = { arn = "arn:aws:logs:eu-central-1:123456789012:log-group:clicker-test" }
}

mock_resource "aws_cloudwatch_metric_alarm" {
  defaults = { arn = "arn:aws:cloudwatch:eu-central-1:123456789012:alarm:clicker-test" }
}

mock_resource "aws_db_instance" {
  defaults = {
    arn                = "arn:aws:rds:eu-central-1:123456789012:db:clicker-test"
    address            = "clicker-test.abcdefghijkl.eu-central-1.rds.amazonaws.com"
    master_user_secret = [{ secret_arn = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:rds!db-AbCdEf" }]
  }
}

mock_resource "aws_ecr_repository" {
  defaults = { arn = "arn:aws:ecr:eu-central-1:123456789012:repository/clicker-test/producer" }
}

mock_resource "aws_ecs_cluster" {
  defaults = { arn = "arn:aws:ecs:eu-central-1:123456789012:cluster/clicker-test" }
}

mock_resource "aws_ecs_task_definition" {
  defaults = {
    arn                  = "arn:aws:ecs:eu-central-1:123456789012:task-definition/clicker-test:1"
    arn_without_revision = "arn:aws:ecs:eu-central-1:123456789012:task-definition/clicker-test"
  }
}

mock_resource "aws_elasticache_user" {
  defaults = { arn = "arn:aws:elasticache:eu-central-1:123456789012:user:clicker-test" }
}

mock_resource "aws_iam_openid_connect_provider" {
  defaults = { arn = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com" }
}

mock_resource "aws_iam_role" {
  defaults = { arn = "arn:aws:iam::123456789012:role/clicker-test" }
}

mock_resource "aws_kms_key" {
  defaults = { arn = "arn:aws:kms:eu-central-1:123456789012:key/00000000-0000-4000-8000-000000000000" }
}

mock_resource "aws_lb" {
  defaults = {
    arn        = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/clicker-test/0123456789abcdef"
    arn_suffix = "app/clicker-test/0123456789abcdef"
    dns_name   = "internal-clicker-test-1.eu-central-1.elb.amazonaws.com"
  }
}

mock_resource "aws_lb_listener" {
  defaults = { arn = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:listener/app/clicker-test/0123456789abcdef/0123456789abcdef" }
}

mock_resource "aws_lb_listener_rule" {
  defaults = { arn = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:listener-rule/app/clicker-test/0123456789abcdef/0123456789abcdef/0123456789abcdef" }
}

mock_resource "aws_lb_target_group" {
  defaults = {
    arn        = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/clicker-test/0123456789abcdef"
    arn_suffix = "targetgroup/clicker-test/0123456789abcdef"
  }
}

mock_resource "aws_msk_cluster" {
  defaults = {
    arn                        = "arn:aws:kafka:eu-central-1:123456789012:cluster/clicker-test/01234567-89ab-4cde-8f01-23456789abcd-1"
    bootstrap_brokers_sasl_iam = "b-1.clicker.kafka.eu-central-1.amazonaws.com:9098,b-2.clicker.kafka.eu-central-1.amazonaws.com:9098"
  }
}

mock_resource "aws_msk_configuration" {
  defaults = { arn = "arn:aws:kafka:eu-central-1:123456789012:configuration/clicker-test/01234567-89ab-4cde-8f01-23456789abcd-1" }
}

mock_resource "aws_s3_bucket" {
  defaults = { arn = "arn:aws:s3:::clicker-test" }
}

mock_resource "aws_secretsmanager_secret" {
  defaults = { arn = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:clicker-test-AbCdEf" }
}

mock_resource "aws_service_discovery_http_namespace" {
  defaults = { arn = "arn:aws:servicediscovery:eu-central-1:123456789012:namespace/ns-0123456789abcdef" }
}

mock_resource "aws_sns_topic" {
  defaults = { arn = "arn:aws:sns:eu-central-1:123456789012:clicker-test" }
}

mock_resource "aws_vpc_endpoint" {
  defaults = { prefix_list_id = "pl-6ea54007" }
}

mock_resource "aws_wafv2_web_acl" {
  defaults = { arn = "arn:aws:wafv2:us-east-1:123456789012:global/webacl/clicker-test/00000000-0000-4000-8000-000000000000" }
}
