# What is watched, as a table. A row is one alarm: what it says, whom it tells, and when. A row `over` brokers, instances or
# nodes looks at each of them and takes the worst, so that their number does not matter.

locals {
  load_balancer = { LoadBalancer = var.load_balancer }
  group         = { "Cluster Name" = var.kafka.cluster_name, "Consumer Group" = var.kafka.group, "Topic" = var.kafka.topic }
  kafka         = { "Cluster Name" = var.kafka.cluster_name }
  services      = { producer = var.producer, consumer = var.consumer }

  over = {
    brokers   = { for id in range(1, var.kafka.brokers + 1) : "broker${id}" => merge(local.kafka, { "Broker ID" = tostring(id) }) }
    primary   = { primary = { DBInstanceIdentifier = var.database.primary_id } }
    instances = { for index, id in concat([var.database.primary_id], var.database.replica_ids) : "instance${index}" => { DBInstanceIdentifier = id } }
    replicas  = { for index, id in var.database.replica_ids : "replica${index}" => { DBInstanceIdentifier = id } }
    proxy     = { for name in compact([var.database.proxy_name]) : "proxy" => { ProxyName = name } }
    nodes     = { for index, id in var.cache_node_ids : "node${index}" => { CacheClusterId = id } }
    gateways  = { for index, id in var.nat_gateway_ids : "gateway${index}" => { NatGatewayId = id } }
    targets   = { for index, group in var.target_groups : "colour${index}" => merge(local.load_balancer, { TargetGroup = group }) }
    edge      = { edge = { DistributionId = var.distribution_id, Region = "Global" } }
  }

  # What a row is if it does not say otherwise.
  standard = { tells = "ticket", stat = "Maximum", fold = "MAX", minutes = 5, missing = "notBreaching", region = null, above = null, below = null, metrics = null, expression = null, over = null }

  balancer_rows = {
    balancer-errors  = { tells = "page", says = "The load balancer itself answers 5xx", namespace = "AWS/ApplicationELB", metric = "HTTPCode_ELB_5XX_Count", stat = "Sum", over = "balancer", above = 10 }
    balancer-slow    = { says = "One answer in a hundred takes longer than half a second", namespace = "AWS/ApplicationELB", metric = "TargetResponseTime", stat = "p99", over = "balancer", above = 0.5 }
    balancer-refuses = { says = "Connections are refused, or targets can't be reached", namespace = "AWS/ApplicationELB", above = 10, expression = "FILL(rejected, 0) + FILL(unreached, 0)", metrics = { rejected = { metric = "RejectedConnectionCount", stat = "Sum", dimensions = local.load_balancer }, unreached = { metric = "TargetConnectionErrorCount", stat = "Sum", dimensions = local.load_balancer } } }
    too-few-healthy  = { tells = "page", says = "Fewer producers take part than there must be", namespace = "AWS/ApplicationELB", metric = "HealthyHostCount", stat = "Minimum", over = "targets", fold = "SUM", below = var.producer.min, missing = "breaching" }
  }

  service_rows = merge([
    for service, tasks in local.services : {
      "${service}-cpu"     = { says = "The ${service}s' CPU is busy", namespace = "AWS/ECS", metric = "CPUUtilization", stat = "Average", over = service, above = 85, minutes = 15 }
      "${service}-memory"  = { says = "The ${service}s' memory is full", namespace = "AWS/ECS", metric = "MemoryUtilization", stat = "Average", over = service, above = 90, minutes = 15 }
      "${service}-missing" = { tells = "page", says = "Fewer ${service}s run than are wanted", namespace = "ECS/ContainerInsights", above = 0, minutes = 10, expression = "wanted - running", metrics = { wanted = { metric = "DesiredTaskCount", stat = "Average", dimensions = local.over_service[service][service] }, running = { metric = "RunningTaskCount", stat = "Average", dimensions = local.over_service[service][service] } } }
      "${service}-ceiling" = { says = "As many ${service}s run as may", namespace = "ECS/ContainerInsights", metric = "RunningTaskCount", stat = "Average", over = service, above = tasks.max - 0.5, minutes = 30 }
      "${service}-logs"    = { says = "The ${service}s log errors", namespace = var.log_namespace, metric = "${service}-errors", stat = "Sum", over = "account", above = 5, minutes = 5 }
    }
  ]...)

  lag_rows = {
    lag-ticket        = { says = "What is counted is a minute behind", namespace = "AWS/Kafka", metric = "EstimatedMaxTimeLag", over = "group", above = 60 }
    lag-page          = { tells = "page", says = "What is counted is 5 minutes behind", namespace = "AWS/Kafka", metric = "EstimatedMaxTimeLag", over = "group", above = 300 }
    lag-records       = { tells = "page", says = "More is waiting than all consumers together can count soon", namespace = "AWS/Kafka", metric = "SumOffsetLag", over = "group", above = 4 * var.kafka.records_per_task * var.consumer.max, minutes = 15 }
    lag-one-partition = { tells = "page", says = "One partition is behind, the others are not: it is hot, or stopped", namespace = "AWS/Kafka", above = 0.8, minutes = 15, expression = "IF(all > 10000, worst / all, 0)", metrics = { all = { metric = "SumOffsetLag", stat = "Maximum", dimensions = local.group }, worst = { metric = "MaxOffsetLag", stat = "Maximum", dimensions = local.group } } }
    lag-unknown       = { tells = "page", says = "Clicks come in and nobody tells how far they are counted: no consumers, or they never settle", namespace = "AWS/Kafka", above = 0, minutes = 15, expression = "IF(FILL(lag, -1) < 0, SUM([${join(", ", keys(local.over.brokers))}]), 0)", metrics = merge({ lag = { metric = "SumOffsetLag", stat = "Maximum", dimensions = local.group } }, { for broker, dimensions in local.over.brokers : broker => { metric = "MessagesInPerSec", stat = "Average", dimensions = dimensions } }) }
    partition-stopped = { tells = "page", says = "A partition is not counted any more, because log and database disagree", namespace = var.log_namespace, metric = "stopped-partitions", stat = "Sum", over = "account", above = 0, minutes = 1 }
  }

  kafka_rows = {
    kafka-under-replicated = { tells = "page", says = "Records are on fewer brokers than they should be", namespace = "AWS/Kafka", metric = "UnderReplicatedPartitions", over = "brokers", fold = "SUM", above = 0, minutes = 15 }
    kafka-under-min-isr    = { tells = "page", says = "Partitions refuse clicks: too few replicas are in sync", namespace = "AWS/Kafka", metric = "UnderMinIsrPartitionCount", over = "brokers", fold = "SUM", above = 0, minutes = 3 }
    kafka-offline          = { tells = "page", says = "Partitions have no leader", namespace = "AWS/Kafka", metric = "OfflinePartitionsCount", over = "cluster", above = 0, minutes = 3 }
    kafka-no-controller    = { tells = "page", says = "No broker leads the cluster", namespace = "AWS/Kafka", metric = "ActiveControllerCount", over = "cluster", below = 1, missing = "breaching" }
    kafka-cpu              = { says = "A broker's CPU is busy", namespace = "AWS/Kafka", above = 60, minutes = 15, expression = "MAX([${join(", ", [for broker in keys(local.over.brokers) : "${broker}user + ${broker}system"])}])", metrics = merge({ for broker, dimensions in local.over.brokers : "${broker}user" => { metric = "CpuUser", stat = "Average", dimensions = dimensions } }, { for broker, dimensions in local.over.brokers : "${broker}system" => { metric = "CpuSystem", stat = "Average", dimensions = dimensions } }) }
    kafka-disk-ticket      = { says = "A broker's disk is three quarters full", namespace = "AWS/Kafka", metric = "KafkaDataLogsDiskUsed", over = "brokers", above = 75, minutes = 15 }
    kafka-disk-page        = { tells = "page", says = "A broker's disk is almost full", namespace = "AWS/Kafka", metric = "KafkaDataLogsDiskUsed", over = "brokers", above = 85 }
    kafka-heap             = { says = "A broker's heap stays full", namespace = "AWS/Kafka", metric = "HeapMemoryAfterGC", over = "brokers", above = 60, minutes = 15 }
    kafka-connections      = { says = "A broker refuses connections: too many by IAM at once", namespace = "AWS/Kafka", metric = "IAMTooManyConnections", stat = "Sum", over = "brokers", fold = "SUM", above = 0 }
    kafka-connection-count = { says = "A broker has almost as many connections as it may", namespace = "AWS/Kafka", metric = "ClientConnectionCount", over = "brokers", above = 2400 }
  }

  kafka_size_rows = var.kafka.burstable ? {
    kafka-credits = { says = "A broker has used up its CPU credits", namespace = "AWS/Kafka", metric = "CPUCreditBalance", stat = "Minimum", over = "brokers", fold = "MIN", below = 100, minutes = 15 }
    } : {
    kafka-request-idle = { says = "A broker's request threads are busy", namespace = "AWS/Kafka", metric = "RequestHandlerAvgIdlePercent", stat = "Average", over = "brokers", fold = "MIN", below = 0.3, minutes = 15 }
    kafka-network-idle = { says = "A broker's network threads are busy", namespace = "AWS/Kafka", metric = "NetworkProcessorAvgIdlePercent", stat = "Average", over = "brokers", fold = "MIN", below = 0.3, minutes = 15 }
  }

  database_rows = merge({
    database-cpu            = { says = "The database's CPU is busy, which also holds consumers back", namespace = "AWS/RDS", metric = "CPUUtilization", stat = "Average", over = "instances", above = 80, minutes = 15 }
    database-memory         = { says = "The database has little memory left", namespace = "AWS/RDS", metric = "FreeableMemory", stat = "Minimum", over = "instances", fold = "MIN", below = 64 * 1024 * 1024, minutes = 15 }
    database-storage-ticket = { says = "The database's disk has 20 % left", namespace = "AWS/RDS", metric = "FreeStorageSpace", stat = "Minimum", over = "instances", fold = "MIN", below = 0.2 * var.database.storage_gib * 1024 * 1024 * 1024, minutes = 15 }
    database-storage-page   = { tells = "page", says = "The database's disk has 10 % left", namespace = "AWS/RDS", metric = "FreeStorageSpace", stat = "Minimum", over = "instances", fold = "MIN", below = 0.1 * var.database.storage_gib * 1024 * 1024 * 1024 }
    database-connections    = { says = "The database has almost as many connections as it takes", namespace = "AWS/RDS", metric = "DatabaseConnections", over = "instances", above = var.database.max_connections * 0.8, minutes = 15 }
    database-read-latency   = { says = "Reads of the database's disk are slow", namespace = "AWS/RDS", metric = "ReadLatency", stat = "p99", over = "instances", above = 0.02, minutes = 10 }
    database-write-latency  = { says = "Writes to the database's disk are slow", namespace = "AWS/RDS", metric = "WriteLatency", stat = "p99", over = "primary", above = 0.05, minutes = 10 }
    database-queue          = { says = "The database's disk has a queue", namespace = "AWS/RDS", metric = "DiskQueueDepth", stat = "Average", over = "instances", above = 20, minutes = 10 }
    }, length(var.database.replica_ids) == 0 ? {} : {
    replica-lag-ticket = { says = "A replica is half a minute behind", namespace = "AWS/RDS", metric = "ReplicaLag", over = "replicas", above = 30 }
    replica-lag-page   = { tells = "page", says = "A replica is 5 minutes behind", namespace = "AWS/RDS", metric = "ReplicaLag", over = "replicas", above = 300, missing = "breaching" }
    }, var.database.proxy_name == null ? {} : {
    proxy-borrowing = { says = "It takes long to get a connection from the proxy", namespace = "AWS/RDS", metric = "DatabaseConnectionsBorrowLatency", stat = "p99", over = "proxy", above = 100000 }
    proxy-pinned    = { says = "Sessions are pinned in the proxy, which then shares nothing", namespace = "AWS/RDS", metric = "DatabaseConnectionsCurrentlySessionPinned", over = "proxy", above = 30, minutes = 15 }
    proxy-available = { says = "The proxy does not always reach the database", namespace = "AWS/RDS", metric = "AvailabilityPercentage", stat = "Minimum", over = "proxy", fold = "MIN", below = 100 }
  })

  cache_rows = {
    cache-cpu           = { tells = "page", says = "Valkey's one thread is busy", namespace = "AWS/ElastiCache", metric = "EngineCPUUtilization", stat = "Average", over = "nodes", above = 90 }
    cache-memory-ticket = { says = "Valkey's memory is filling", namespace = "AWS/ElastiCache", metric = "DatabaseMemoryUsagePercentage", over = "nodes", above = 80, minutes = 15 }
    cache-memory-page   = { tells = "page", says = "Valkey's memory is almost full", namespace = "AWS/ElastiCache", metric = "DatabaseMemoryUsagePercentage", over = "nodes", above = 90 }
    cache-evictions     = { says = "Valkey drops entries that readers will ask MySQL for", namespace = "AWS/ElastiCache", metric = "Evictions", stat = "Sum", over = "nodes", fold = "SUM", above = 0 }
    cache-replication   = { says = "Valkey's replicas are behind", namespace = "AWS/ElastiCache", metric = "ReplicationLag", over = "nodes", above = 1 }
    cache-connections   = { says = "Clients connect to Valkey anew all the time", namespace = "AWS/ElastiCache", metric = "NewConnections", stat = "Sum", over = "nodes", above = 1000 }
    cache-refused       = { says = "Somebody comes to Valkey with a wrong password", namespace = "AWS/ElastiCache", metric = "AuthenticationFailures", stat = "Sum", over = "nodes", fold = "SUM", above = 0 }
  }

  network_rows = {
    nat-ports = { says = "A NAT gateway has no ports left", namespace = "AWS/NATGateway", metric = "ErrorPortAllocation", stat = "Sum", over = "gateways", fold = "SUM", above = 0 }
    nat-drops = { says = "A NAT gateway drops packets", namespace = "AWS/NATGateway", metric = "PacketsDropCount", stat = "Sum", over = "gateways", fold = "SUM", above = 0 }
  }

  edge_rows = {
    edge-errors  = { tells = "page", says = "CloudFront answers more than 1 % with 5xx", namespace = "AWS/CloudFront", metric = "5xxErrorRate", stat = "Average", over = "edge", above = 1, region = "us-east-1" }
    edge-refused = { says = "CloudFront answers more than 10 % with 4xx", namespace = "AWS/CloudFront", metric = "4xxErrorRate", stat = "Average", over = "edge", above = 10, region = "us-east-1" }
    edge-latency = { says = "CloudFront waits long for the load balancer", namespace = "AWS/CloudFront", metric = "OriginLatency", stat = "p95", over = "edge", above = 1000, region = "us-east-1" }
    waf-blocked  = { says = "The firewall blocks more than a fifth of the requests", namespace = "AWS/WAFV2", above = 20, minutes = 10, region = "us-east-1", expression = "IF(blocked + FILL(allowed, 0) > 100, 100 * blocked / (blocked + FILL(allowed, 0)), 0)", metrics = { blocked = { metric = "BlockedRequests", stat = "Sum", dimensions = { WebACL = var.web_acl_name, Rule = "ALL" } }, allowed = { metric = "AllowedRequests", stat = "Sum", dimensions = { WebACL = var.web_acl_name, Rule = "ALL" } } } }
  }

  certificate_rows = {
    certificate = { says = "The load balancer's certificate ends within 30 days", namespace = "AWS/CertificateManager", metric = "DaysToExpiry", stat = "Minimum", over = "certificate", below = 30, minutes = 1, period = 86400 }
  }

  over_service = { for service, tasks in local.services : service => { (service) = { ClusterName = var.cluster_name, ServiceName = tasks.name } } }
  over_all = merge(local.over, local.over_service, {
    account     = { account = {} }
    balancer    = { balancer = local.load_balancer }
    group       = { group = local.group }
    cluster     = { cluster = local.kafka }
    certificate = { certificate = { CertificateArn = var.certificate_arn } }
  })

  alarms = {
    for key, row in merge(local.balancer_rows, local.service_rows, local.lag_rows, local.kafka_rows, local.kafka_size_rows, local.database_rows, local.cache_rows, local.network_rows, local.edge_rows, local.certificate_rows) :
    key => merge(local.standard, { period = 60 }, row)
  }
}
