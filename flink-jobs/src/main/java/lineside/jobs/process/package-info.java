/** What the subtasks of one process share. */
@NullMarked
package lineside.jobs.process;

import org.jspecify.annotations.NullMarked;
