output "vault" {
  description = "Name of the vault in this region."
  value       = aws_backup_vault.here.name
}
