/** Tests of the package of the same name. */
@NullMarked
package lineside.jobs.start;

import org.jspecify.annotations.NullMarked;
