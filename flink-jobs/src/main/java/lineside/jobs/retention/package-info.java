/** How long rows of the archive and pictures of the evidence store are kept, by class. */
@NullMarked
package lineside.jobs.retention;

import org.jspecify.annotations.NullMarked;
