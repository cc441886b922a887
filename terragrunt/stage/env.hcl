# Like production where a release could tell the difference (blue/green, failover, replica, firewall), small where it can't.

locals {
  env    = "stage"
  asleep = false
  size = {
    msk        = { partitions = 24 }
    rds-mysql  = { instance_class = "db.t4g.small", multi_az = true, replicas = 1, proxy = true }
    valkey     = { node_type = "cache.t4g.small", nodes = 2 }
    producer   = { tasks = { min = 2, max = 4, spot = false }, deployment = "BLUE_GREEN" }
    consumer   = { tasks = { min = 1, max = 3, spot = false } }
    waf        = { block = true }
    slo-alarms = { database_connections = 130 }
    budgets    = { monthly_limit_usd = 450 }
  }
}
