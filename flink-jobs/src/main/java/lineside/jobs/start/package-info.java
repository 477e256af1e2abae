/** The way in on a cluster: a file of settings, and the job that it asks for. */
@NullMarked
package lineside.jobs.start;

import org.jspecify.annotations.NullMarked;
