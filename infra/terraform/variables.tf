# ---- What is deployed

variable "name" {
  description = "Name of the deployment. Everything bears it, so that several fit into one account."
  type        = string
  default     = "clicklake"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,18}[a-z0-9]$", var.name))
    error_message = "name is \"${var.name}\"; expected 3 to 20 lower case letters, digits and hyphens, a letter first and no hyphen last, because buckets are called by it. Choose another, such as \"clicks-prod\"."
  }
}

variable "host_release" {
  description = "Distribution that hosts run: its version, and the sha256 of `releases/<version>/clicklake-host-<version>.tar.gz` in the distribution bucket. Null before anything is released: then there are no hosts."
  type        = object({ version = string, sha256 = string })
  default     = null

  validation {
    condition     = var.host_release == null || can(regex("^[0-9A-Za-z][0-9A-Za-z._-]*$", var.host_release.version))
    error_message = "host_release.version is \"${try(var.host_release.version, "")}\"; expected a version such as \"0.1.0\": letters, digits, '.', '_' and '-'. Take it from the name of the distribution's archive."
  }

  validation {
    condition     = var.host_release == null || can(regex("^[0-9a-f]{64}$", var.host_release.sha256))
    error_message = "host_release.sha256 is \"${try(var.host_release.sha256, "")}\"; expected 64 hexadecimal digits in lower case. Take them from the file .sha256 beside the archive."
  }
}

variable "function_digest" {
  description = "What the function is: digest of the image in the repository, or of the zip at `functions/<digits>.zip` in the distribution bucket. Null before it is pushed: then there is neither function nor API."
  type        = string
  default     = null

  validation {
    condition     = var.function_digest == null || can(regex("^sha256:[0-9a-f]{64}$", var.function_digest))
    error_message = "function_digest is \"${coalesce(var.function_digest, "null")}\"; expected sha256: and 64 hexadecimal digits in lower case, never a tag. `docker push` and `aws ecr describe-images` tell the digest."
  }
}

variable "function_package" {
  description = "Whether the function is an `image` or a `zip` on the Java runtime."
  type        = string
  default     = "image"

  validation {
    condition     = contains(["image", "zip"], var.function_package)
    error_message = "function_package is \"${var.function_package}\"; expected \"image\" or \"zip\". Set one of them."
  }
}

variable "tags" {
  description = "Tags of everything, beside `clicklake:deployment`."
  type        = map(string)
  default     = {}
}

variable "kms_key_arn" {
  description = "Key of your own for buckets, volumes, images and secrets; null for keys that AWS keeps, at no cost."
  type        = string
  default     = null

  validation {
    condition     = var.kms_key_arn == null || can(regex("^arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:key/.+$", var.kms_key_arn))
    error_message = "kms_key_arn is \"${coalesce(var.kms_key_arn, "null")}\"; expected the ARN of a key, such as arn:aws:kms:eu-central-1:123456789012:key/..., not an alias. `aws kms describe-key` tells it."
  }
}

variable "force_destroy" {
  description = "Whether `destroy` deletes the lake, distributions and images too. For trials."
  type        = bool
  default     = false
}

# ---- Network

variable "vpc" {
  description = "A VPC that is there already, its private subnets (one for each zone; three for a cluster or MSK) and their route tables; null to make one."
  type = object({
    id                 = string
    private_subnet_ids = list(string)
    route_table_ids    = optional(list(string), [])
  })
  default = null

  validation {
    condition     = var.vpc == null || can(regex("^vpc-[0-9a-f]+$", var.vpc.id))
    error_message = "vpc.id is \"${try(var.vpc.id, "")}\"; expected the id of a VPC, such as vpc-0123456789abcdef0. `aws ec2 describe-vpcs` lists them."
  }

  validation {
    condition     = var.vpc == null || length(distinct(try(var.vpc.private_subnet_ids, []))) >= (var.kafka == "host" ? 2 : 3)
    error_message = "vpc.private_subnet_ids has ${length(distinct(try(var.vpc.private_subnet_ids, [])))} subnets; expected at least ${var.kafka == "host" ? "two, so that the function outlives a zone" : "three, one for each broker"}. Name more, each in a zone of its own."
  }
}

variable "vpc_cidr" {
  description = "Addresses of the VPC that is made."
  type        = string
  default     = "10.60.0.0/16"

  validation {
    condition     = can(cidrnetmask(var.vpc_cidr)) && can(regex("/(1[6-9]|2[0-2])$", var.vpc_cidr))
    error_message = "vpc_cidr is \"${var.vpc_cidr}\"; expected an IPv4 range of size /16 to /22, such as 10.60.0.0/16, so that each subnet holds the function's interfaces. Choose a range that no peered network uses."
  }
}

variable "egress" {
  description = "How AWS services are reached from private subnets: `endpoints` (no way to the internet at all), `nat`, or `none` where the given VPC has its own ways."
  type        = string
  default     = "endpoints"

  validation {
    condition     = contains(["endpoints", "nat", "none"], var.egress)
    error_message = "egress is \"${var.egress}\"; expected \"endpoints\", \"nat\" or \"none\". Set one of them."
  }

  validation {
    condition     = var.egress != "none" || var.vpc != null
    error_message = "egress is \"none\" and vpc is null; hosts in the VPC that is made would reach nothing, not even S3. Set egress to \"endpoints\" or \"nat\", or name a VPC that has ways out."
  }

  validation {
    condition     = var.egress != "nat" || var.vpc == null
    error_message = "egress is \"nat\" and vpc is ${try(var.vpc.id, "null")}; NAT gateways are made with the VPC alone. Set egress to \"none\" where that VPC has them, else to \"endpoints\"."
  }
}

variable "redundant_egress" {
  description = "Whether each zone has its own endpoints or NAT gateway, rather than one zone for all. What fails with that zone otherwise is the start of functions and hosts, not Kafka."
  type        = bool
  default     = false
}

variable "flow_log_retention_days" {
  description = "Days that refused connections stay in a log, in the VPC that is made; null for no such log."
  type        = number
  default     = null

  validation {
    condition     = var.flow_log_retention_days == null || contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], coalesce(var.flow_log_retention_days, 1))
    error_message = "flow_log_retention_days is ${coalesce(var.flow_log_retention_days, 0)}; expected a number of days that CloudWatch knows: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, ... 3653. Take the next one."
  }
}

# ---- Kafka, the registry and Connect

variable "kafka" {
  description = "Where Kafka and Connect run: `host` (one host for everything), `cluster` (three hosts, each a broker and a Connect worker), `msk` (Amazon MSK and MSK Connect; one host for the registry)."
  type        = string
  default     = "host"

  validation {
    condition     = contains(["host", "cluster", "msk"], var.kafka)
    error_message = "kafka is \"${var.kafka}\"; expected \"host\", \"cluster\" or \"msk\". Set one of them."
  }
}

variable "worker_hosts" {
  description = "Further hosts that run Connect alone, in a cluster."
  type        = number
  default     = 0

  validation {
    condition     = var.worker_hosts >= 0 && var.worker_hosts <= 20 && floor(var.worker_hosts) == var.worker_hosts
    error_message = "worker_hosts is ${var.worker_hosts}; expected a whole number from 0 to 20. More tasks than partitions have nothing to do."
  }

  validation {
    condition     = var.worker_hosts == 0 || var.kafka == "cluster"
    error_message = "worker_hosts is ${var.worker_hosts} and kafka is \"${var.kafka}\"; further workers join a cluster. Set kafka to \"cluster\", or worker_hosts to 0; MSK Connect scales by msk.max_workers."
  }
}

variable "host_instance_type" {
  description = "Type of the hosts, of a Graviton family (arm64) with 4 GiB or more."
  type        = string
  default     = "t4g.medium"

  validation {
    condition     = can(regex("^[a-z]+[0-9]+g[a-z]*\\.[a-z0-9-]+$", var.host_instance_type))
    error_message = "host_instance_type is \"${var.host_instance_type}\"; expected a Graviton type such as t4g.medium, m7g.large or r8g.xlarge, because the distribution is installed for arm64. Take the g variant of the family."
  }

  validation {
    condition     = !can(regex("\\.(nano|micro|small)$", var.host_instance_type))
    error_message = "host_instance_type is \"${var.host_instance_type}\", which has 2 GiB or less; Kafka, the registry and Connect need 4 GiB. Take t4g.medium or larger."
  }
}

variable "host_ami_id" {
  description = "Image of Amazon Linux 2023 for arm64; null for the newest when a host is made."
  type        = string
  default     = null

  validation {
    condition     = var.host_ami_id == null || can(regex("^ami-[0-9a-f]{8,17}$", var.host_ami_id))
    error_message = "host_ami_id is \"${coalesce(var.host_ami_id, "null")}\"; expected an id such as ami-0123456789abcdef0. Leave it out for the newest image."
  }
}

variable "host_volume_gib" {
  description = "Data volume of each host, GiB. docs/operations.md says how much Kafka needs."
  type        = number
  default     = 20

  validation {
    condition     = var.host_volume_gib >= 8 && var.host_volume_gib <= 16384 && floor(var.host_volume_gib) == var.host_volume_gib
    error_message = "host_volume_gib is ${var.host_volume_gib}; expected a whole number from 8 to 16384. A volume can grow later, never shrink."
  }
}

variable "host_settings" {
  description = "Further settings of the hosts, such as CLICKLAKE_ROTATE_SECONDS. They lie in Parameter Store as plain text: never a secret."
  type        = map(string)
  default     = {}

  validation {
    condition     = alltrue([for key in keys(var.host_settings) : can(regex("^CLICKLAKE_[A-Z0-9_]+$", key)) && !can(regex("PASSWORD|SECRET|TOKEN|CREDENTIAL", key))])
    error_message = "host_settings has the names ${join(", ", keys(var.host_settings))}; expected names that begin with CLICKLAKE_ and no secrets, which hosts make themselves. Mend or remove the others."
  }

  validation {
    condition     = alltrue([for value in values(var.host_settings) : !can(regex("[\\r\\n]", value))])
    error_message = "host_settings has a value of more than one line in ${join(", ", [for key, value in var.host_settings : key if can(regex("[\\r\\n]", value))])}; expected one line each. Remove the line feed."
  }
}

variable "partitions" {
  description = "Partitions of the topic of events: the most tasks that can work on it. It can grow later, never shrink."
  type        = number
  default     = 3

  validation {
    condition     = var.partitions >= 1 && var.partitions <= 1000 && floor(var.partitions) == var.partitions
    error_message = "partitions is ${var.partitions}; expected a whole number from 1 to 1000. Three serve some ten thousand events a second."
  }
}

variable "retention_hours" {
  description = "Hours that Kafka keeps records: how long the sink may stand still without a loss."
  type        = number
  default     = 168

  validation {
    condition     = var.retention_hours >= 24 && var.retention_hours <= 8760 && floor(var.retention_hours) == var.retention_hours
    error_message = "retention_hours is ${var.retention_hours}; expected a whole number from 24 to 8760. Less than a day loses events when the sink stands still over a weekend."
  }
}

variable "registry_distribution" {
  description = "Whose schema registry runs: `apicurio`, which the distribution holds, or `confluent`, whose archive you provide. Choose before the first event: another registry gives schemas other ids."
  type        = string
  default     = "apicurio"

  validation {
    condition     = contains(["apicurio", "confluent"], var.registry_distribution)
    error_message = "registry_distribution is \"${var.registry_distribution}\"; expected \"apicurio\" or \"confluent\". Set one of them."
  }

  validation {
    condition     = var.registry_distribution != "confluent" || var.confluent_archives.registry != null
    error_message = "registry_distribution is \"confluent\" and confluent_archives.registry is null; Confluent's server is not on Maven Central. Upload its archive to vendor/ in the distribution bucket and name key and sha256."
  }

  validation {
    condition     = var.registry_distribution != "confluent" || var.kafka != "msk"
    error_message = "registry_distribution is \"confluent\" and kafka is \"msk\"; Confluent's registry keeps its state in Kafka and would need IAM's login there. Take \"apicurio\" with MSK."
  }
}

variable "sink" {
  description = "Whose S3 sink writes the lake: `clicklake`, exactly once, or `confluent`, whose archive you provide."
  type        = string
  default     = "clicklake"

  validation {
    condition     = contains(["clicklake", "confluent"], var.sink)
    error_message = "sink is \"${var.sink}\"; expected \"clicklake\" or \"confluent\". Set one of them."
  }

  validation {
    condition     = var.sink != "confluent" || var.confluent_archives.sink != null
    error_message = "sink is \"confluent\" and confluent_archives.sink is null; Confluent's sink is not on Maven Central. Upload its archive to vendor/ in the distribution bucket and name key and sha256."
  }
}

variable "confluent_archives" {
  description = "Confluent's parts in the distribution bucket: key below `vendor/` and sha256 of each. With MSK the sink's is a zip, else .tar.gz with one directory on top; the registry's is Confluent's own, such as confluent-community-7.9.5.tar.gz."
  type = object({
    registry = optional(object({ key = string, sha256 = string }))
    sink     = optional(object({ key = string, sha256 = string }))
  })
  default = {}

  validation {
    condition     = alltrue([for archive in values(var.confluent_archives) : archive == null || (can(regex("^vendor/[^ ]+$", archive.key)) && can(regex("^[0-9a-f]{64}$", archive.sha256)))])
    error_message = "confluent_archives is ${jsonencode(var.confluent_archives)}; expected a key that begins with vendor/ and has no blanks, and a sha256 of 64 hexadecimal digits. `sha256sum` tells it."
  }
}

variable "msk" {
  description = "Size of MSK and MSK Connect."
  type = object({
    kafka_version        = optional(string, "3.8.x")
    broker_instance_type = optional(string, "kafka.m7g.large")
    volume_gib           = optional(number, 100)
    max_workers          = optional(number, 4)
    max_tasks            = optional(number, 12)
  })
  default = {}

  validation {
    condition     = can(regex("^[34]\\.[0-9]+\\.([0-9]+|x)(\\.kraft)?$", var.msk.kafka_version))
    error_message = "msk.kafka_version is \"${var.msk.kafka_version}\"; expected a version as MSK names it, such as 3.8.x. `aws kafka list-kafka-versions` lists them."
  }

  validation {
    condition     = can(regex("^kafka\\.[a-z0-9]+\\.[a-z0-9]+$", var.msk.broker_instance_type))
    error_message = "msk.broker_instance_type is \"${var.msk.broker_instance_type}\"; expected a type of MSK such as kafka.m7g.large or kafka.t3.small. Put kafka. before the instance type."
  }

  validation {
    condition     = var.msk.max_workers >= 1 && var.msk.max_workers <= 10 && var.msk.max_tasks >= 1
    error_message = "msk.max_workers is ${var.msk.max_workers} and msk.max_tasks ${var.msk.max_tasks}; expected 1 to 10 workers, which is what MSK Connect takes, and at least one task. Mend them."
  }
}

# ---- The lake

variable "topics_dir" {
  description = "The sink's topics.dir: prefix of everything in the lake."
  type        = string
  default     = "topics"

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9_-]*$", var.topics_dir))
    error_message = "topics_dir is \"${var.topics_dir}\"; expected lower case letters, digits, '_' and '-', and no slash, such as topics. Choose such a name; a new one exports everything once more."
  }
}

variable "timezone" {
  description = "Zone in which the sink counts the hours of paths."
  type        = string
  default     = "UTC"

  validation {
    condition     = can(regex("^(UTC|[A-Z][A-Za-z]+(/[A-Za-z0-9_+-]+){1,2})$", var.timezone))
    error_message = "timezone is \"${var.timezone}\"; expected UTC or a region's name such as Asia/Seoul. Abbreviations such as KST mean different things to different people."
  }
}

variable "break_glass_principal_arns" {
  description = "Roles or users that may write to the lake beside the sink, for repairs and deletions. `*` stands for a part of a name, as in roles of single sign-on."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for arn in var.break_glass_principal_arns : can(regex("^arn:[a-z-]+:iam::[0-9]{12}:(role|user)/[^*?]{3,}", arn))])
    error_message = "break_glass_principal_arns is ${jsonencode(var.break_glass_principal_arns)}; expected ARNs of roles or users in a named account, such as arn:aws:iam::123456789012:role/repair, with three characters or more before any *. Name them."
  }
}

variable "abort_incomplete_uploads_days" {
  description = "Days after which S3 gives up uploads that were begun and not completed. Longer than Kafka keeps records: a committed batch whose uploads are gone is read again from Kafka."
  type        = number
  default     = 8

  validation {
    condition     = var.abort_incomplete_uploads_days * 24 > var.retention_hours
    error_message = "abort_incomplete_uploads_days is ${var.abort_incomplete_uploads_days} and retention_hours ${var.retention_hours}; expected more days than Kafka keeps records (${ceil((var.retention_hours + 1) / 24)} or more), or a long outage of the sink could lose a batch that it had committed. Raise the days or lower the retention."
  }
}

variable "noncurrent_days" {
  description = "Days that an object which was replaced or deleted can still be brought back."
  type        = number
  default     = 30

  validation {
    condition     = var.noncurrent_days >= 1 && floor(var.noncurrent_days) == var.noncurrent_days
    error_message = "noncurrent_days is ${var.noncurrent_days}; expected a whole number from 1. Personal data that was deleted is gone only after these days."
  }
}

variable "lake_tier" {
  description = "Storage class of older data, and after how many days; null to leave all in Standard."
  type        = object({ after_days = number, storage_class = string })
  default     = null

  validation {
    condition     = var.lake_tier == null || contains(["STANDARD_IA", "INTELLIGENT_TIERING", "ONEZONE_IA", "GLACIER_IR"], try(var.lake_tier.storage_class, ""))
    error_message = "lake_tier.storage_class is \"${try(var.lake_tier.storage_class, "")}\"; expected STANDARD_IA, INTELLIGENT_TIERING, ONEZONE_IA or GLACIER_IR. Athena does not read from the other archives."
  }

  validation {
    condition     = var.lake_tier == null || try(var.lake_tier.after_days, 0) >= (contains(["STANDARD_IA", "ONEZONE_IA"], try(var.lake_tier.storage_class, "")) ? 30 : 0)
    error_message = "lake_tier.after_days is ${try(var.lake_tier.after_days, 0)}; expected 30 or more, before which S3 moves nothing to an infrequent access class. Raise it."
  }
}

variable "lake_expiration_days" {
  description = "Days after which data of the lake is deleted; null for never. Commit logs stay."
  type        = number
  default     = null

  validation {
    condition     = var.lake_expiration_days == null || coalesce(var.lake_expiration_days, 0) > 7
    error_message = "lake_expiration_days is ${coalesce(var.lake_expiration_days, 0)}; expected more than 7, so that the records that `clicklake verify` checks still have their files. Raise it, or leave it out."
  }

  validation {
    condition     = var.lake_expiration_days == null || var.lake_tier == null || coalesce(var.lake_expiration_days, 0) > try(var.lake_tier.after_days, 0)
    error_message = "lake_expiration_days is ${coalesce(var.lake_expiration_days, 0)} and lake_tier.after_days ${try(var.lake_tier.after_days, 0)}; expected the first to be larger. Leave out lake_tier, or move data earlier."
  }
}

# ---- Taking events

variable "allowed_origins" {
  description = "Origins whose pages may post events, such as https://blog.example.org. There is no default, and no `*`."
  type        = list(string)

  validation {
    condition     = length(var.allowed_origins) > 0 && alltrue([for origin in var.allowed_origins : can(regex("^https://[a-z0-9-]+(\\.[a-z0-9-]+)+(:[0-9]{1,5})?$", origin)) || can(regex("^http://(localhost|127\\.0\\.0\\.1)(:[0-9]{1,5})?$", origin))])
    error_message = "allowed_origins is ${jsonencode(var.allowed_origins)}; expected one origin or more, each https:// and a host in lower case without a path, such as https://blog.example.org (http://localhost:4000 for a preview). Name the sites that the tracker is on."
  }
}

variable "throttle" {
  description = "Requests per second and burst that the API lets through; what is beyond gets 429."
  type        = object({ requests_per_second = number, burst = number })
  default     = { requests_per_second = 100, burst = 200 }

  validation {
    condition     = var.throttle.requests_per_second >= 1 && var.throttle.burst >= var.throttle.requests_per_second && var.throttle.burst <= 5000
    error_message = "throttle is ${jsonencode(var.throttle)}; expected at least one request per second and a burst from that number to 5000. Mend them."
  }
}

variable "function_memory_mib" {
  description = "Memory of the function, MiB. Processor time comes with it, and a JVM starts faster with more."
  type        = number
  default     = 1024

  validation {
    condition     = var.function_memory_mib >= 512 && var.function_memory_mib <= 10240 && floor(var.function_memory_mib) == var.function_memory_mib
    error_message = "function_memory_mib is ${var.function_memory_mib}; expected a whole number from 512, which the JVM needs, to 10240. 1024 is a good start."
  }
}

variable "function_timeout_seconds" {
  description = "Seconds after which an invocation is ended. Kafka has 1.5 s less to acknowledge, then the function answers 503 by itself."
  type        = number
  default     = 28

  validation {
    condition     = var.function_timeout_seconds >= 5 && var.function_timeout_seconds <= 29 && floor(var.function_timeout_seconds) == var.function_timeout_seconds
    error_message = "function_timeout_seconds is ${var.function_timeout_seconds}; expected a whole number from 5, which a cold start needs, to 29, because the API gives up after 30. Take 28."
  }
}

variable "function_reserved_concurrency" {
  description = "Invocations at the same time, at most: a bound on cost and on Kafka's connections. -1 for the account's limit. New accounts have a limit of 10, of which nothing can be reserved: then -1."
  type        = number
  default     = 20

  validation {
    condition     = var.function_reserved_concurrency == -1 || (var.function_reserved_concurrency >= 1 && var.function_reserved_concurrency <= 1000)
    error_message = "function_reserved_concurrency is ${var.function_reserved_concurrency}; expected 1 to 1000, or -1 for none of its own. 0 would refuse every event."
  }
}

variable "function_provisioned_concurrency" {
  description = "Environments that are kept warm, at a cost; 0 for none."
  type        = number
  default     = 0

  validation {
    condition     = var.function_provisioned_concurrency >= 0 && (var.function_reserved_concurrency == -1 || var.function_provisioned_concurrency <= var.function_reserved_concurrency)
    error_message = "function_provisioned_concurrency is ${var.function_provisioned_concurrency} and function_reserved_concurrency ${var.function_reserved_concurrency}; expected from 0 to that number. Lower the first or raise the second."
  }
}

variable "snap_start" {
  description = "Whether the function starts from a snapshot. AWS has it for zips on its Java runtimes, not for images, and not together with provisioned concurrency."
  type        = bool
  default     = false

  validation {
    condition     = !var.snap_start || var.function_package == "zip"
    error_message = "snap_start is true and function_package is \"${var.function_package}\"; AWS takes snapshots of managed runtimes alone, not of images. Set function_package to \"zip\", or snap_start to false."
  }

  validation {
    condition     = !var.snap_start || var.function_provisioned_concurrency == 0
    error_message = "snap_start is true and function_provisioned_concurrency is ${var.function_provisioned_concurrency}; AWS has one or the other. Set one of them back."
  }
}

variable "schema_pins" {
  description = "What `clicklake schema apply --pin` wrote, so that the function starts without asking the registry; null for none."
  type        = string
  default     = null

  validation {
    condition     = var.schema_pins == null || length(coalesce(var.schema_pins, "-")) <= 2048
    error_message = "schema_pins has ${length(coalesce(var.schema_pins, "-"))} characters; expected at most 2048, since all variables of a function share 4 KiB. Pin only the subjects that it writes."
  }
}

variable "function_environment" {
  description = "Further variables of the function: INGEST_* and KAFKA_*. They lie in the state: never a secret."
  type        = map(string)
  default     = {}

  validation {
    condition     = alltrue([for key in keys(var.function_environment) : can(regex("^(INGEST|KAFKA|JAVA_TOOL)_[A-Z0-9_]+$", key)) && !can(regex("PASSWORD|SECRET|TOKEN|JAAS|CREDENTIAL", key))])
    error_message = "function_environment has the names ${join(", ", keys(var.function_environment))}; expected names that begin with INGEST_ or KAFKA_ and no secrets, which the function reads from Parameter Store. Mend or remove the others."
  }
}

variable "domain" {
  description = "Name of your own for the API: a certificate of its region, and the public hosted zone if the record is to be made. Null for AWS's name."
  type        = object({ name = string, certificate_arn = string, hosted_zone_id = optional(string) })
  default     = null

  validation {
    condition     = var.domain == null || can(regex("^[a-z0-9-]+(\\.[a-z0-9-]+)+$", var.domain.name))
    error_message = "domain.name is \"${try(var.domain.name, "")}\"; expected a host name in lower case, such as events.example.org. Leave out https:// and any path."
  }

  validation {
    condition     = var.domain == null || can(regex("^arn:[a-z-]+:acm:[a-z0-9-]+:[0-9]{12}:certificate/.+$", var.domain.certificate_arn))
    error_message = "domain.certificate_arn is \"${try(var.domain.certificate_arn, "")}\"; expected the ARN of a certificate in ACM, in the region of the API. `aws acm list-certificates` lists them."
  }
}

# ---- Asking the lake

variable "database" {
  description = "Glue's database; null for the deployment's name with _ in place of -."
  type        = string
  default     = null

  validation {
    condition     = var.database == null || can(regex("^[a-z0-9_]{1,255}$", var.database))
    error_message = "database is \"${coalesce(var.database, "null")}\"; expected lower case letters, digits and '_', so that it needs no quotes in SQL. Choose such a name."
  }
}

variable "table_years" {
  description = "Years that the tables have, both included. Events outside are not seen; a query without a condition on year looks into every hour of all of them."
  type        = object({ first = number, last = number })
  default     = { first = 2026, last = 2030 }

  validation {
    condition     = var.table_years.first >= 2000 && var.table_years.last <= 2100 && var.table_years.first <= var.table_years.last
    error_message = "table_years is ${jsonencode(var.table_years)}; expected a first and a last year from 2000 to 2100, the earlier first. Mend them."
  }
}

variable "query_scan_limit_gib" {
  description = "GiB that one query may read; Athena ends it beyond."
  type        = number
  default     = 10

  validation {
    condition     = var.query_scan_limit_gib >= 1 && var.query_scan_limit_gib <= 7168
    error_message = "query_scan_limit_gib is ${var.query_scan_limit_gib}; expected 1 to 7168. 10 GiB cost five cents a query."
  }
}

variable "query_result_days" {
  description = "Days that results of queries are kept."
  type        = number
  default     = 14

  validation {
    condition     = var.query_result_days >= 1 && floor(var.query_result_days) == var.query_result_days
    error_message = "query_result_days is ${var.query_result_days}; expected a whole number from 1. Results hold what the lake holds, so keep them briefly."
  }
}

# ---- Watching

variable "log_retention_days" {
  description = "Days that logs of the function, the API, hosts and MSK are kept."
  type        = number
  default     = 14

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.log_retention_days)
    error_message = "log_retention_days is ${var.log_retention_days}; expected a number of days that CloudWatch knows: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, ... 3653. Take the next one."
  }
}

variable "alarm_emails" {
  description = "Addresses that alarms are sent to. Each gets a message to confirm first."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for address in var.alarm_emails : can(regex("^[^@ ]+@[^@ ]+\\.[^@ ]+$", address))])
    error_message = "alarm_emails is ${jsonencode(var.alarm_emails)}; expected addresses such as ops@example.org. Mend them."
  }
}

variable "alarm_actions" {
  description = "Further ARNs that alarms are sent to, such as a topic of your pager."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for arn in var.alarm_actions : can(regex("^arn:", arn))])
    error_message = "alarm_actions is ${jsonencode(var.alarm_actions)}; expected ARNs, such as that of a topic of SNS. Mend them."
  }
}

variable "alarm_thresholds" {
  description = "Limits of the alarms: percent of requests with 5xx, p99 of the latency, percent of events rejected, records waiting, percent of a disk used."
  type = object({
    server_error_percent = optional(number, 1)
    p99_milliseconds     = optional(number, 3000)
    rejected_percent     = optional(number, 5)
    lag_records          = optional(number, 100000)
    disk_percent         = optional(number, 75)
  })
  default = {}

  validation {
    condition     = alltrue([for limit in values(var.alarm_thresholds) : limit > 0]) && alltrue([for percent in [var.alarm_thresholds.server_error_percent, var.alarm_thresholds.rejected_percent, var.alarm_thresholds.disk_percent] : percent < 100])
    error_message = "alarm_thresholds is ${jsonencode(var.alarm_thresholds)}; expected numbers above 0, and percentages below 100. Mend them."
  }
}

variable "dashboard" {
  description = "Whether there is a dashboard. The first three of an account cost nothing."
  type        = bool
  default     = true
}
