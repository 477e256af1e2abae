/** Savepoints of earlier versions, for the tests that restore them. */
@NullMarked
package lineside.jobs.upgrade;

import org.jspecify.annotations.NullMarked;
