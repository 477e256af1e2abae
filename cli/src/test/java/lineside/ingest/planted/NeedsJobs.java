package lineside.ingest.planted;

import lineside.jobs.KafkaEnd;

/** Ingest that knows the jobs. */
record NeedsJobs(KafkaEnd kafka) {}
