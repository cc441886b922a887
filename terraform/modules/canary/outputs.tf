output "canary" {
  description = "Name of the canary."
  value       = aws_synthetics_canary.press.name
}
