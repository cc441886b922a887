# Snapshots of MySQL beside RDS's own, which go when the database goes. Kafka keeps what came after a snapshot for a week,
# so a daily one loses nothing. In production each is copied to another region.

resource "aws_backup_vault" "here" {
  name          = var.name
  kms_key_arn   = var.kms_key_arn
  force_destroy = !var.locked
}

resource "aws_kms_key" "copies" {
  count                   = var.copy_region == null ? 0 : 1
  region                  = var.copy_region
  description             = "Encrypts the copied backups of ${var.name}"
  enable_key_rotation     = true
  deletion_window_in_days = 30
}

resource "aws_backup_vault" "copies" {
  count         = var.copy_region == null ? 0 : 1
  region        = var.copy_region
  name          = "${var.name}-copies"
  kms_key_arn   = aws_kms_key.copies[0].arn
  force_destroy = !var.locked
}

# Nobody deletes a copy before its time who may not also take this lock away.
resource "aws_backup_vault_lock_configuration" "copies" {
  count              = var.copy_region != null && var.locked ? 1 : 0
  region             = var.copy_region
  backup_vault_name  = aws_backup_vault.copies[0].name
  min_retention_days = 7
  max_retention_days = 400
}

resource "aws_backup_plan" "daily" {
  name = var.name
  rule {
    rule_name         = "daily"
    target_vault_name = aws_backup_vault.here.name
    schedule          = "cron(0 3 * * ? *)"
    start_window      = 60
    completion_window = 240
    lifecycle {
      delete_after                              = var.kept_days
      opt_in_to_archive_for_supported_resources = false
    }
    dynamic "copy_action" {
      for_each = aws_backup_vault.copies[*].arn
      content {
        destination_vault_arn = copy_action.value
        lifecycle {
          delete_after                              = var.kept_days
          opt_in_to_archive_for_supported_resources = false
        }
      }
    }
  }
}

resource "aws_iam_role" "backup" {
  name        = "${var.name}-backup"
  description = "Takes, copies and deletes snapshots"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "backup.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy_attachment" "backup" {
  for_each   = toset(["AWSBackupServiceRolePolicyForBackup", "AWSBackupServiceRolePolicyForRestores"])
  role       = aws_iam_role.backup.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/${each.key}"
}

resource "aws_backup_selection" "database" {
  name         = "database"
  plan_id      = aws_backup_plan.daily.id
  iam_role_arn = aws_iam_role.backup.arn
  resources    = [var.database_arn]
}
