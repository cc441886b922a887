# Passwords and tokens. Their values are written when they are made, and are neither in a plan nor in the state: Terraform
# hands them over and forgets them. To change them all, raise var.generation.

resource "aws_secretsmanager_secret" "all" {
  for_each                = var.secrets
  name                    = "${var.name}/${each.key}"
  description             = each.value.description
  kms_key_id              = var.kms_key_arn
  recovery_window_in_days = var.recovery_window_days
}

resource "aws_secretsmanager_secret_version" "all" {
  for_each  = var.secrets
  secret_id = aws_secretsmanager_secret.all[each.key].id
  secret_string_wo = jsonencode(merge(
    each.value.username == null ? {} : { username = each.value.username },
    { password = var.passwords[each.key] },
  ))
  secret_string_wo_version = var.generation
}
