/** Closed inspections as files, and their announcement. */
@NullMarked
package lineside.jobs.archive;

import org.jspecify.annotations.NullMarked;
