/** Flink inside this process: a small cluster with its own page, jobs, and their orderly end. */
@NullMarked
package lineside.cli.cluster;

import org.jspecify.annotations.NullMarked;
