package lineside.jobs.alarm.planted;

import org.apache.flink.api.common.JobID;

/** A rule of the line that knows an engine. */
record NeedsFlink(JobID job) {}
