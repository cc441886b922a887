# Three of everything, in three zones. The modules refuse to make production smaller than that.

locals {
  env    = "prod"
  asleep = false
  size = {
    log-archive   = { retention_days = 400 }
    network       = { zones = 3, nat_per_zone = true, interface_endpoints = ["ecr.api", "ecr.dkr", "kms", "logs", "secretsmanager"] }
    secrets       = { recovery_window_days = 30 }
    observability = { retention_days = 90 }
    msk           = { instance_type = "kafka.m7g.large", broker_count = 3, replication_factor = 3, volume_gib = 100, max_volume_gib = 1000, partitions = 24 }
    rds-mysql     = { instance_class = "db.m7g.large", multi_az = true, replicas = 1, proxy = true, storage_gib = 100, max_storage_gib = 1000, backup_days = 35, performance_insights = true }
    valkey        = { node_type = "cache.m7g.large", nodes = 3 }
    producer      = { cpu = 1024, memory_mib = 2048, tasks = { min = 3, max = 12, spot = false }, deployment = "BLUE_GREEN" }
    consumer      = { cpu = 1024, memory_mib = 2048, tasks = { min = 3, max = 12, spot = false } }
    waf           = { block = true, retention_days = 90 }
    edge          = { price_class = "PriceClass_All", shield = false }
    slo-alarms    = { database_connections = 600 }
    budgets       = { monthly_limit_usd = 2500 }
    backup        = { copy_region = "eu-west-1" }
    resilience    = { recovery = { software = { rto = "15m0s", rpo = "0s" }, hardware = { rto = "5m0s", rpo = "0s" }, az = { rto = "5m0s", rpo = "0s" }, region = { rto = "8h0m0s", rpo = "29h0m0s" } } }
  }
}
