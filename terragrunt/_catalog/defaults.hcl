# Sizes of a small environment, by unit. An environment's env.hcl says what it has instead.

locals {
  size = {
    log-archive   = { retention_days = 180 }
    network       = { zones = 2, nat_per_zone = false, interface_endpoints = [] }
    secrets       = { recovery_window_days = 0 }
    observability = { retention_days = 14 }
    msk           = { instance_type = "kafka.t3.small", broker_count = 2, replication_factor = 2, volume_gib = 10, max_volume_gib = 50, partitions = 6 }
    rds-mysql     = { instance_class = "db.t4g.micro", multi_az = false, replicas = 0, proxy = false, storage_gib = 20, max_storage_gib = 100, backup_days = 7, performance_insights = false }
    valkey        = { node_type = "cache.t4g.micro", nodes = 1 }
    producer      = { cpu = 512, memory_mib = 1024, tasks = { min = 1, max = 2, spot = true }, deployment = "ROLLING", requests_per_task = 30000 }
    consumer      = { cpu = 512, memory_mib = 1024, tasks = { min = 1, max = 2, spot = true }, records_per_task = 150000 }
    waf           = { block = false, robots = "ignore", presses_per_5_minutes = 1000, retention_days = 14 }
    edge          = { price_class = "PriceClass_100" }
    budgets       = { monthly_limit_usd = 250 }
    slo-alarms    = { database_connections = 60 }
    backup        = { copy_region = null }
    resilience    = { recovery = { software = { rto = "15m0s", rpo = "0s" }, hardware = { rto = "2h0m0s", rpo = "0s" }, az = { rto = "4h0m0s", rpo = "0s" } } }
  }
  # Nobody works at night, so nothing runs: small environments that are asleep.
  night = { from = "cron(0 20 * * ? *)", to = "cron(0 6 ? * MON-FRI *)", timezone = "Europe/Berlin" }
}
