# The names by which tasks find each other: ECS Service Connect's default namespace. Nothing inside calls a service of ours
# today, so no service registers itself; one that wants to be called names a port in its unit.

resource "aws_service_discovery_http_namespace" "environment" {
  name        = var.name
  description = "Services of ${var.name}, as tasks of it call them"
}
